import { NotFound, ref } from '@aftercare/kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { correctiveAction, type CorrectiveView, type RecurrenceView } from '../../domain/index.ts';
import { Checks } from './checks.ts';
import { CorrectiveRows } from './corrective-rows.ts';
import { CorrectiveSight } from './corrective-sight.ts';
import { ReadCorrective } from './read-corrective.ts';

export class ShowCorrective extends Query<CorrectiveView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowCorrective)
export class ShowCorrectiveHandler implements IQueryHandler<ShowCorrective> {
  constructor(private readonly reader: ReadCorrective) {}

  execute({ id }: ShowCorrective): Promise<CorrectiveView> {
    return this.reader.view(id);
  }
}

/** What somebody who checks the effect wants to know beforehand. */
export class ShowRecurrence extends Query<RecurrenceView | null> {
  constructor(
    readonly id: string,
    readonly days: number,
  ) {
    super();
  }
}

@QueryHandler(ShowRecurrence)
export class ShowRecurrenceHandler implements IQueryHandler<ShowRecurrence> {
  constructor(
    private readonly rows: CorrectiveRows,
    private readonly sight: CorrectiveSight,
    private readonly checks: Checks,
  ) {}

  async execute({ id, days }: ShowRecurrence): Promise<RecurrenceView | null> {
    const stored = await this.rows.read(id);
    if (!stored || !(await this.sight.covers(stored))) throw new NotFound(ref(correctiveAction, id));
    return this.checks.counted(stored, days);
  }
}

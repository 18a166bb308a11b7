import { Commands } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MergeInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { MarkDuplicate } from './mark-duplicate.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Merges several complaints into one, all or none. */
export class MergeComplaints extends Command<void> {
  constructor(
    readonly into: string,
    readonly input: MergeInput,
  ) {
    super();
  }
}

@CommandHandler(MergeComplaints)
export class MergeComplaintsHandler implements ICommandHandler<MergeComplaints> {
  constructor(
    private readonly cases: Cases,
    private readonly commands: Commands,
  ) {}

  async execute({ into, input: { version, others } }: MergeComplaints): Promise<void> {
    await this.cases.take(into, version);
    refuse(others.flatMap(({ id }, n) => [...(id === into ? [wrong(`others.${n}.id`, 'itself')] : []), ...(others.findIndex((other) => other.id === id) < n ? [wrong(`others.${n}.id`, 'repeated')] : [])]));
    for (const { id, version: seen } of others) await this.commands.execute(new MarkDuplicate(id, { version: seen, of: into }));
  }
}

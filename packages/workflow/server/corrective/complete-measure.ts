import { InvalidInput } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, Settings, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type completeMeasureInput, isProof, measureDeadline, measureDone, provenMeasures } from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { Correctives } from './correctives.ts';
import { Measures } from './measures.ts';
import { Named } from './named.ts';

/** What was to be done is done; some kinds count with a proof only. */
export class CompleteMeasure extends Command<void> {
  constructor(
    readonly id: string,
    readonly measure: string,
    readonly input: z.output<typeof completeMeasureInput>,
  ) {
    super();
  }
}

@CommandHandler(CompleteMeasure)
export class CompleteMeasureHandler implements ICommandHandler<CompleteMeasure> {
  constructor(
    private readonly correctives: Correctives,
    private readonly measures: Measures,
    private readonly clocks: Clocks,
    private readonly named: Named,
    private readonly settings: Settings,
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, measure: measureId, input: { version, note, evidence, files } }: CompleteMeasure): Promise<void> {
    const { corrective, measure, subject } = await this.measures.take(id, version, measureId, 'complete');
    const proof = { text: evidence, files };
    if (!isProof(proof) && this.settings.read(provenMeasures, corrective.openedAt).includes(measure.kind)) throw new InvalidInput({ errors: [{ path: 'evidence', code: 'proof-needed', message: 'This kind of measure counts with a proof only.' }] });
    await this.named.files(subject, files);
    const { kind, id: actor } = currentActor();
    await this.db.run(sql`
      update corrective_measure set state = 'done', done_at = ${this.now.iso()}, done_by = ${kind === 'person' ? actor : null}, note = ${note}, proof = ${JSON.stringify(proof)}::jsonb, reason = null, round = ${corrective.round} where id = ${measureId}`);
    await this.clocks.stop(measureDeadline, subject, { step: measureId });
    this.events.publish(measureDone, id, { measure: measureId, kind: measure.kind, owner: measure.ownerId });
    await this.correctives.settle(corrective);
  }
}

import { NotFound, ref } from '@aftercare/kernel';
import { Db, Now, Settings, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { correctiveAction, provenMeasures, type CorrectiveView } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { Clocks } from '../clocks/clocks.ts';
import { Steps } from '../steps/steps.ts';
import { CorrectiveRows, type Corrective } from './corrective-rows.ts';
import { CorrectiveSight } from './corrective-sight.ts';
import { actsOn, actsOnMeasure } from './hands-on.ts';

/** One corrective action as the current actor may see it, with what they can do about it now. */
@Injectable()
export class ReadCorrective {
  constructor(
    private readonly db: Db,
    private readonly rows: CorrectiveRows,
    private readonly sight: CorrectiveSight,
    private readonly steps: Steps,
    private readonly clocks: Clocks,
    private readonly briefs: Briefs,
    private readonly people: People,
    private readonly settings: Settings,
    private readonly now: Now,
  ) {}

  /** @throws NotFound also for one that is hidden from the actor */
  view(id: string): Promise<CorrectiveView> {
    return this.db.readingOnce(async () => {
      const stored = await this.rows.read(id);
      if (!stored || !(await this.sight.covers(stored))) throw new NotFound(ref(correctiveAction, id));
      return this.complete(stored);
    });
  }

  private async complete(stored: Corrective): Promise<CorrectiveView> {
    const subject = ref(correctiveAction, stored.id);
    const [measures, checks, steps, clocks] = [await this.rows.measures(stored.id), await this.rows.checks(stored.id), await this.steps.of(subject), await this.clocks.of(subject)];
    const rounds = await this.db.rows<CorrectiveView['rounds'][number]>(sql`select round, at, by, reason from corrective_round where corrective_id = ${stored.id} order by round`);
    const people = await this.people.names([
      stored.leaderId, stored.openedBy, ...stored.team.map(({ personId }) => personId), ...measures.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]), ...checks.map(({ checkedBy }) => checkedBy), ...rounds.map(({ by }) => by),
      ...steps.flatMap(({ filledBy, history }) => [filledBy, ...history.map(({ by }) => by)]),
    ].filter((each) => each !== null));
    const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
    const proven = this.settings.read(provenMeasures, stored.openedAt);
    const now = this.now.iso();
    const { planned: _, aboutType, aboutId, roundAt: __, nextDueAt: ___, leaderId, productId, productName, ...shown } = stored;
    const brief = (await this.briefs.of([{ type: aboutType, id: aboutId }])).get(aboutId);
    return {
      ...shown,
      about: { type: aboutType, id: aboutId, number: brief?.number ?? '', title: brief?.title ?? '', path: brief?.path ?? null },
      leader: named(leaderId),
      team: stored.team.map(({ personId, part }) => ({ ...named(personId), part })),
      product: productName === null ? null : { id: productId, name: productName },
      measures: measures.map(({ ownerId, ...measure }) => ({
        ...measure, owner: named(ownerId), overdue: measure.state === 'open' && measure.dueAt < now, needsProof: proven.includes(measure.kind), allowed: actsOnMeasure(stored, { state: measure.state, ownerId }),
      })),
      checks, rounds, steps, clocks,
      allowed: actsOn(stored),
      people: Object.fromEntries([...people.values()].map(({ id, name }) => [id, name])),
    };
  }
}

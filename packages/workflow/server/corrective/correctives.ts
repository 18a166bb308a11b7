import { NotFound, plannedStep, ref, StaleVersion } from '@aftercare/kernel';
import { currentActor, Events, Now, Policies } from '@aftercare/kernel/server';
import { Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  correctiveAction, CorrectiveIsOver, correctiveIsOpen, correctiveMoved, countMeasures, doneSince, eightD, eightDSteps, implementedBy, outstanding, stateThatFollows, type CaseStep, type CorrectiveFacts, type CorrectiveState,
} from '../../domain/index.ts';
import { Clocks } from '../clocks/clocks.ts';
import { StepRows } from '../steps/step-rows.ts';
import { Steps } from '../steps/steps.ts';
import { Checks } from './checks.ts';
import { CorrectiveRows, never, type Corrective, type StoredMeasure } from './corrective-rows.ts';
import { CorrectiveSight } from './corrective-sight.ts';
import { ReadCorrective } from './read-corrective.ts';

interface Parts {
  readonly steps: readonly CaseStep[];
  readonly measures: readonly StoredMeasure[];
}

const planOf = (given: unknown): string => JSON.stringify(z.array(plannedStep).parse(given));

/** Takes a corrective action into a command, and brings up to date what follows when the command has changed it. */
@Injectable()
export class Correctives {
  constructor(
    private readonly rows: CorrectiveRows,
    private readonly sight: CorrectiveSight,
    private readonly reader: ReadCorrective,
    private readonly policies: Policies,
    private readonly steps: Steps,
    private readonly stepRows: StepRows,
    private readonly clocks: Clocks,
    private readonly checks: Checks,
    private readonly roles: Roles,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /**
   * Locks one until the command ends.
   * @param version what the caller saw; null: whatever it is now
   * @throws NotFound also for one that is hidden from the actor @throws StaleVersion with the corrective action as it is now
   */
  async take(id: string, version: number | null): Promise<Corrective> {
    const corrective = await this.rows.read(id, { lock: true });
    if (!corrective || !(await this.sight.covers(corrective))) throw new NotFound(ref(correctiveAction, id));
    if (version !== null && version !== corrective.version) throw new StaleVersion({ expected: version, current: await this.reader.view(id) });
    return corrective;
  }

  /** As `take`, and it has to be open. @throws CorrectiveIsOver */
  async takeOpen(id: string, version: number | null): Promise<Corrective> {
    const corrective = await this.take(id, version);
    if (!correctiveIsOpen(corrective.state)) throw new CorrectiveIsOver({ state: corrective.state });
    return corrective;
  }

  async facts(corrective: Corrective): Promise<CorrectiveFacts> {
    return this.factsOf(corrective, { steps: await this.stepRows.read(ref(correctiveAction, corrective.id)), measures: await this.rows.measures(corrective.id) });
  }

  /** After every change: plans the checks, decides the steps anew, and says how the state changed. */
  async settle(corrective: Corrective, { fresh = false, was = corrective.state }: { fresh?: boolean; was?: CorrectiveState } = {}): Promise<void> {
    const subject = ref(correctiveAction, corrective.id);
    if (!fresh) corrective.version += 1;
    if (correctiveIsOpen(corrective.state)) await this.follow(corrective);
    if (!correctiveIsOpen(corrective.state)) await this.end(corrective, was);
    if (corrective.state !== was) this.events.publish(correctiveMoved, subject, { about: aboutOf(corrective), from: was, to: corrective.state, round: corrective.round, intoStandard: await this.intoStandard(corrective) });
    corrective.nextDueAt = await this.nextDueAt(corrective.id);
    const { kind, id: actor } = currentActor();
    await this.rows.remember(corrective.id, [corrective.leaderId, corrective.openedBy, ...(kind === 'person' ? [actor] : []), ...corrective.team.map(({ personId }) => personId)]);
    await this.rows.save(corrective);
  }

  async nextDueAt(id: string): Promise<string> {
    const clocks = (await this.clocks.ofMany(correctiveAction.name, [id])).get(id)!;
    return clocks.filter(({ outcome, paused }) => outcome === null && !paused).reduce((first, { dueAt }) => (dueAt < first ? dueAt : first), never);
  }

  private async follow(corrective: Corrective): Promise<void> {
    const subject = ref(correctiveAction, corrective.id);
    const measures = await this.rows.measures(corrective.id);
    const steps = await this.stepRows.read(subject);
    const implemented = steps.some(({ step, state }) => state === 'done' && step === this.policies.preview(implementedBy, this.rough(corrective, { steps, measures }), corrective.openedAt));
    if (implemented && !corrective.implementedAt) {
      corrective.implementedAt = doneSince(measures, corrective.round) ?? this.now.iso();
      await this.checks.plan(corrective, corrective.implementedAt);
    } else if (!implemented && corrective.implementedAt) {
      corrective.implementedAt = null;
      await this.checks.withdraw(corrective.id);
    }
    await this.replan(corrective, await this.factsOf(corrective, { steps, measures }));
    const after = await this.stepRows.read(subject);
    const begun = after.some(({ state, filledAt }) => state !== 'open' && state !== 'withdrawn' && filledAt !== null && (corrective.round === 1 || filledAt > corrective.roundAt)) || measures.some(({ state, round }) => state === 'done' && round === corrective.round);
    const facts = await this.factsOf(corrective, { steps: after, measures });
    const missing = [...outstanding(after).map(({ step }) => step), ...(facts.openMeasures > 0 ? ['open-measures'] : []), ...(facts.openChecks === 0 ? [] : ['open-checks'])];
    corrective.state = stateThatFollows({ state: corrective.state, round: corrective.round, begun, implemented, missing });
    if (corrective.state === 'effective') corrective.closedAt = this.now.iso();
  }

  /** Keeps a decision only where it says something else than what holds. */
  private async replan(corrective: Corrective, facts: CorrectiveFacts): Promise<void> {
    const subject = ref(correctiveAction, corrective.id);
    const about = { subject, openedAt: corrective.openedAt };
    if (planOf(this.policies.preview(eightD, facts, corrective.openedAt)) === planOf(corrective.planned)) return;
    corrective.planned = this.policies.decide(eightD, facts, about);
    await this.steps.sync(subject, corrective.planned);
  }

  /** Nothing in it is waited for any more. */
  private async end(corrective: Corrective, was: CorrectiveState): Promise<void> {
    if (corrective.state === was) return;
    const subject = ref(correctiveAction, corrective.id);
    await this.steps.sync(subject, []);
    corrective.planned = [];
    await this.checks.withdraw(corrective.id);
    await this.clocks.stopAll(subject, { withdrawn: true });
  }

  private async factsOf(corrective: Corrective, parts: Parts): Promise<CorrectiveFacts> {
    const checks = (await this.rows.checks(corrective.id)).filter(({ round, state }) => round === corrective.round && state !== 'withdrawn');
    return { ...this.rough(corrective, parts), openChecks: corrective.implementedAt && checks.length ? checks.filter(({ state }) => state !== 'effective').length : null, leaderHasSuperior: (await this.roles.superiorOf(corrective.leaderId)) !== undefined };
  }

  private rough({ aboutType, severity, round }: Corrective, { steps, measures }: Parts): CorrectiveFacts {
    return { about: aboutType, severity, round, stepsDone: steps.filter(({ state }) => state === 'done').map(({ step }) => step), ...countMeasures(measures, round), openChecks: null, leaderHasSuperior: false };
  }

  private async intoStandard({ id, state }: Corrective): Promise<boolean> {
    return state === 'effective' && ((await this.steps.form(ref(correctiveAction, id), eightDSteps.conclude))?.intoStandard ?? false);
  }
}

export const aboutOf = ({ aboutType: type, aboutId: id }: Pick<Corrective, 'aboutType' | 'aboutId'>) => ({ type, id });

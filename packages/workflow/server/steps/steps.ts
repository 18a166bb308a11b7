import { type PlannedStep, type Policy, type Step, type SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, Events, Installed, newId, Now, parseOrThrow } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  type CaseStep, fillStep, handBackStep, handedBack, matchPlan, outstanding, redoSteps, signatures, signStep, type Stamp, type StepChange, stepDone, stepFilled, stepHandedBack, stepOpened, stepReopened, stepSigned, stepUpdated, type StepView, stepWithdrawn, unsigned,
} from '../../domain/index.ts';
import { Hands } from './hands.ts';
import { StepClocks } from './step-clocks.ts';
import { StepRows } from './step-rows.ts';
import { StepTurns, type WaitingStep } from './step-turns.ts';
import { StepViews } from './step-views.ts';

export type { WaitingStep } from './step-turns.ts';

/** Why a procedure was decided anew: the rule that said so, and the names of the facts that had changed. */
export interface Because {
  readonly policy: Pick<Policy<any, any>, 'id'>;
  readonly facts: readonly string[];
}

/** The steps of cases as their procedures want them. What writes must run inside a command; it joins the command's transaction. */
@Injectable()
export class Steps {
  constructor(
    private readonly db: Db,
    private readonly rows: StepRows,
    private readonly hands: Hands,
    private readonly clocks: StepClocks,
    private readonly turns: StepTurns,
    private readonly views: StepViews,
    private readonly installed: Installed,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /**
   * Lays a newly decided procedure over the steps that the case has.
   * @param because what the journal says as the reason
   * @param since when clocks that begin now count from, where that is earlier
   * @returns what changed
   * @throws Error when the plan names a step that no module and no plugin of the tenant declares
   */
  async sync(subject: SubjectRef, planned: readonly PlannedStep[], because: Because | null = null, since?: Date): Promise<readonly StepChange[]> {
    for (const id of new Set(planned.flatMap(({ step, after }) => [step, ...(after ?? [])]))) this.declared(id);
    const { steps, changes } = matchPlan(planned, await this.rows.lock(subject));
    const reason = because && { policy: because.policy.id, facts: [...because.facts] };
    for (const change of changes) this.say(subject, change, reason);
    await this.keep(subject, steps, undefined, since);
    return changes;
  }

  /**
   * Fills in a step for the current actor.
   * @param form what was sent; the step's own schema reads it, strictly
   * @throws InvalidInput @throws StepNotFound @throws StepNotOpen @throws StepNotAvailable @throws StepNotYours
   */
  async complete(subject: SubjectRef, step: string, form: unknown): Promise<CaseStep> {
    const { steps, handFor } = await this.at(subject);
    const { stamp, entered } = this.stamp();
    // Who may not fill it in learns that first, whatever was sent.
    const filled = fillStep(steps, step, {}, handFor, stamp);
    const done: CaseStep = { ...filled, form: parseOrThrow(this.declared(step).form, form) };
    if (done.state === 'filled') this.events.publish(stepFilled, subject, { step, signers: done.plan.signOff!.signers.map(({ by }) => by) });
    else this.sayDone(subject, done);
    await this.keep(subject, replaced(steps, [done]), entered);
    return done;
  }

  /**
   * Signs for the current actor. The step is `done` with the last signature, until then `filled`.
   * @throws StepNotFound @throws StepNotFilled @throws StepNotYours @throws OwnSignature @throws AlreadySigned @throws SignatureOutOfTurn @throws OverSigningLimit
   */
  async sign(subject: SubjectRef, step: string, comment: string | null = null): Promise<CaseStep> {
    const { steps, handFor } = await this.at(subject);
    const { stamp, entered } = this.stamp();
    const signed = signStep(steps, step, comment, handFor, stamp);
    const { id, by, role, amount, limit } = signed.history.at(-1)!;
    this.events.publish(stepSigned, subject, { step, stepEntry: id, signedBy: by!, role: role!, amount, limit, missing: unsigned(signed).map((each) => each.by) });
    if (signed.state === 'done') this.sayDone(subject, signed);
    await this.keep(subject, replaced(steps, [signed]), entered);
    return signed;
  }

  /**
   * Gives back a step that waits for signatures, or one that is done while a later one is under way.
   * @returns the steps that are open again, the one named first; the later ones were built on it
   * @throws StepNotFound @throws StepNotFilled @throws StepIsFinal @throws StepNotYours @throws OwnSignature
   */
  async handBack(subject: SubjectRef, step: string, reason: string): Promise<readonly CaseStep[]> {
    const { steps, handFor } = await this.at(subject);
    const { stamp, entered } = this.stamp();
    const open = handBackStep(steps, step, reason, handFor, stamp);
    const [back, ...later] = open;
    const { id, by } = handedBack(back!)!;
    this.events.publish(stepHandedBack, subject, { step, stepEntry: id, by: by!, people: fillerOf(back!) });
    for (const each of later) this.sayReopened(subject, each);
    await this.keep(subject, replaced(steps, open), entered);
    return open;
  }

  /**
   * Opens steps that were through, whoever acts: what they led to did not last. What was written stays as a draft.
   * @returns those that are open again
   */
  async redo(subject: SubjectRef, ids: readonly string[], reason: string): Promise<readonly CaseStep[]> {
    const { kind, id: actor } = currentActor();
    const steps = await this.rows.lock(subject);
    const { stamp, entered } = this.stamp();
    const open = redoSteps(steps, ids, reason, kind === 'person' ? actor : null, stamp);
    for (const each of open) this.sayReopened(subject, each);
    await this.keep(subject, replaced(steps, open), entered);
    return open;
  }

  /** In the procedure's order, with what the current actor can do with each now. */
  async of(subject: SubjectRef): Promise<StepView[]> {
    return this.db.readingOnce(async () => this.views.of(subject, await this.rows.read(subject)));
  }

  /** Required and not done: what stands in the way of closing. */
  async outstanding(subject: SubjectRef): Promise<readonly CaseStep[]> {
    return outstanding(await this.rows.read(subject));
  }

  /** What was written in a step that is done or waits for its signatures; null before. */
  async form<Form extends z.ZodObject>(subject: SubjectRef, { id, form }: Step<Form>): Promise<z.output<Form> | null> {
    const found = (await this.rows.read(subject)).find(({ step }) => step === id);
    return found?.form && (found.state === 'done' || found.state === 'filled') ? form.parse(found.form) : null;
  }

  /** What the current actor could do now on cases of one kind. */
  waitingForMe(type: string): Promise<WaitingStep[]> {
    return this.turns.forMe(type);
  }

  /** A step as its module or one of the tenant's plugins declares it. @throws Error when none does */
  declared(id: string): Step {
    const step = this.installed.manifests().flatMap<Step>(({ steps }) => Object.values(steps ?? {})).findLast((each) => each.id === id);
    if (!step) throw new Error(`No module and no plugin of this tenant declares the step ${id}.`);
    return step;
  }

  private async at(subject: SubjectRef) {
    const steps = await this.rows.lock(subject);
    return { steps, handFor: await this.hands.of(subject, steps) };
  }

  /** One moment for all that a command does to steps, and the ids of the entries that it leaves. */
  private stamp(): { stamp: Stamp; entered: Set<string> } {
    const entered = new Set<string>();
    const enter = () => {
      const id = newId();
      entered.add(id);
      return id;
    };
    return { stamp: { at: this.now.date(), newId: enter }, entered };
  }

  private async keep(subject: SubjectRef, steps: readonly CaseStep[], entered: ReadonlySet<string> = new Set(), since?: Date): Promise<void> {
    const come = await this.rows.save(subject, steps, entered);
    await this.turns.tell(subject, steps, come);
    await this.clocks.tend(subject, steps, since);
  }

  private say(subject: SubjectRef, { kind, step: each }: StepChange, because: { policy: string; facts: string[] } | null): void {
    const { step, plan } = each;
    if (kind === 'opened' || kind === 'reopened') this.events.publish(stepOpened, subject, { step, by: plan.by, again: kind === 'reopened', because });
    else if (kind === 'updated') this.events.publish(stepUpdated, subject, { step, by: plan.by, signers: plan.signOff?.signers.map(({ by }) => by) ?? [], because });
    else if (kind === 'withdrawn') this.events.publish(stepWithdrawn, subject, { step, because });
    else this.sayDone(subject, each);
  }

  private sayReopened(subject: SubjectRef, step: CaseStep): void {
    const { id, cause } = handedBack(step)!;
    this.events.publish(stepReopened, subject, { step: step.step, stepEntry: id, cause, people: fillerOf(step) });
  }

  private sayDone(subject: SubjectRef, step: CaseStep): void {
    this.events.publish(stepDone, subject, { step: step.step, filledBy: step.filledBy, signedBy: signatures(step).at(-1)?.by ?? null });
  }
}

const fillerOf = ({ filledBy }: CaseStep): string[] => (filledBy ? [filledBy] : []);
const replaced = (steps: readonly CaseStep[], changed: readonly CaseStep[]): CaseStep[] => steps.map((each) => changed.find(({ step }) => step === each.step) ?? each);

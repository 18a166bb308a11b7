import { type PlannedStep, type Step, type SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, Events, Installed, Now, parseOrThrow, sql } from '@aftercare/kernel/server';
import { Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  availability, type CaseStep, fillStep, handBackStep, matchPlan, outstanding, signStep, stepActions, type StepChange, stepDone, stepFilled, stepHandedBack, StepNotFound, stepOpened, stepSigned, stepUpdated, type StepView, stepWithdrawn,
} from '../../domain/index.ts';
import { Hands } from './hands.ts';
import { StepClocks } from './step-clocks.ts';
import { StepRows } from './step-rows.ts';

const mostWaiting = 500;

/** A step that waits for the current actor. */
export interface WaitingStep {
  readonly subjectId: string;
  readonly step: string;
  readonly action: 'complete' | 'sign';
}

/** The steps of cases as their procedures want them. What writes must run inside a command; it joins the command's transaction. */
@Injectable()
export class Steps {
  constructor(
    private readonly db: Db,
    private readonly rows: StepRows,
    private readonly hands: Hands,
    private readonly clocks: StepClocks,
    private readonly installed: Installed,
    private readonly roles: Roles,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** Lays a newly decided procedure over the steps that the case has. @returns what changed */
  async sync(subject: SubjectRef, planned: readonly PlannedStep[]): Promise<readonly StepChange[]> {
    const { steps, changes } = matchPlan(planned, await this.rows.lock(subject));
    await this.keep(subject, steps);
    for (const change of changes) this.say(subject, change);
    return changes;
  }

  /**
   * Fills in a step for the current actor.
   * @param form what was sent; the step's own schema reads it, strictly
   * @throws InvalidInput @throws StepNotFound @throws StepNotOpen @throws StepNotAvailable @throws StepNotYours
   */
  async complete(subject: SubjectRef, step: string, form: unknown): Promise<CaseStep> {
    const { steps, hand } = await this.at(subject, step);
    // Who may not fill it in learns that first, whatever was sent.
    const filled = fillStep(steps, step, {}, hand, this.now.date());
    const done: CaseStep = { ...filled, form: parseOrThrow(this.declared(step).form, form) };
    await this.keep(subject, replaced(steps, done));
    if (done.state === 'filled') this.events.publish(stepFilled, subject, { step, signOffBy: done.plan.signOff!.by });
    else this.sayDone(subject, done);
    return done;
  }

  /** @throws StepNotFound @throws StepNotFilled @throws StepNotYours @throws OwnSignature @throws OverSigningLimit */
  async sign(subject: SubjectRef, step: string): Promise<CaseStep> {
    const { steps, hand } = await this.at(subject, step);
    const done = signStep(steps, step, hand, this.now.date());
    await this.keep(subject, replaced(steps, done));
    const { amount, limit } = done.plan.signOff!;
    this.events.publish(stepSigned, subject, { step, signedBy: hand.id, amount, limit });
    this.sayDone(subject, done);
    return done;
  }

  /** @throws StepNotFound @throws StepNotFilled @throws StepNotYours @throws OwnSignature */
  async handBack(subject: SubjectRef, step: string, reason: string): Promise<CaseStep> {
    const { steps, hand } = await this.at(subject, step);
    const open = handBackStep(steps, step, reason, hand, this.now.date());
    await this.keep(subject, replaced(steps, open));
    this.events.publish(stepHandedBack, subject, { step, by: hand.id });
    return open;
  }

  /** In the procedure's order, with what the current actor can do with each now. */
  async of(subject: SubjectRef): Promise<StepView[]> {
    const steps = await this.rows.read(subject);
    const handFor = await this.hands.of(subject, steps);
    const clocks = await this.clocks.open(subject);
    return steps.map((step) => {
      const { available, waitsFor } = availability(steps, step);
      return { ...step, available, waitsFor: [...waitsFor], allowed: stepActions(steps, step, handFor(step)), dueAt: clocks.get(step.step)?.dueAt ?? null };
    });
  }

  /** Required and not done: what stands in the way of closing. */
  async outstanding(subject: SubjectRef): Promise<readonly CaseStep[]> {
    return outstanding(await this.rows.read(subject));
  }

  /** What was written in a step that is done or waits for its signature; null before. */
  async form<Form extends z.ZodObject>(subject: SubjectRef, { id, form }: Step<Form>): Promise<z.output<Form> | null> {
    const found = (await this.rows.read(subject)).find(({ step }) => step === id);
    return found?.form && (found.state === 'done' || found.state === 'filled') ? form.parse(found.form) : null;
  }

  /** What the current actor could do now on cases of one kind. */
  async waitingForMe(type: string): Promise<WaitingStep[]> {
    const { kind, id, roles } = currentActor();
    if (kind !== 'person' || !id) return [];
    const led = await this.roles.subordinatesOf(id);
    return this.db.rows<WaitingStep>(sql`
      select s.subject_id as "subjectId", s.step, case when s.state = 'filled' then 'sign' else 'complete' end as action
      from case_step s left join case_assignment a on a.tenant_id = s.tenant_id and a.subject_type = s.subject_type and a.subject_id = s.subject_id
      where s.subject_type = ${type} and s.waits_for is not null and (s.state = 'open' or s.filled_by is distinct from ${id}::uuid)
        and (s.waits_for = any(${[...roles]}::text[]) or (s.waits_for = 'kernel.owner' and a.owner = ${id})
          or (s.waits_for = 'kernel.superior' and case when s.state = 'filled' then s.filled_by else a.owner end = any(${led}::uuid[])))
      order by s.subject_id, s.position limit ${mostWaiting}`);
  }

  private async at(subject: SubjectRef, id: string) {
    const steps = await this.rows.lock(subject);
    const step = steps.find((each) => each.step === id);
    if (!step) throw new StepNotFound({ step: id });
    return { steps, hand: (await this.hands.of(subject, [step]))(step) };
  }

  private async keep(subject: SubjectRef, steps: readonly CaseStep[]): Promise<void> {
    await this.rows.save(subject, steps);
    await this.clocks.tend(subject, steps);
  }

  /** A step's form as its module or one of the tenant's plugins declares it. */
  private declared(id: string): Step {
    const step = this.installed.manifests().flatMap<Step>(({ steps }) => Object.values(steps ?? {})).find((each) => each.id === id);
    if (!step) throw new Error(`No module and no plugin of this tenant declares the step ${id}.`);
    return step;
  }

  private say(subject: SubjectRef, { kind, step: { step, plan, ...rest } }: StepChange): void {
    if (kind === 'opened' || kind === 'reopened') this.events.publish(stepOpened, subject, { step, by: plan.by, again: kind === 'reopened' });
    else if (kind === 'updated') this.events.publish(stepUpdated, subject, { step, by: plan.by, signedBy: plan.signOff?.by ?? null });
    else if (kind === 'withdrawn') this.events.publish(stepWithdrawn, subject, { step });
    else this.sayDone(subject, { step, ...rest });
  }

  private sayDone(subject: SubjectRef, { step, filledBy, signedBy }: Pick<CaseStep, 'step' | 'filledBy' | 'signedBy'>): void {
    this.events.publish(stepDone, subject, { step, filledBy, signedBy });
  }
}

const replaced = (steps: readonly CaseStep[], step: CaseStep): CaseStep[] => steps.map((each) => (each.step === step.step ? step : each));

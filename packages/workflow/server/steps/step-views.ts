import type { SubjectRef } from '@aftercare/kernel';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { availability, builtOn, type CaseStep, fits, signatures, signersNow, stepActions, type StepView } from '../../domain/index.ts';
import { Hands } from './hands.ts';
import { StepClocks } from './step-clocks.ts';
import { StepTurns } from './step-turns.ts';

/** Steps as the current actor sees them: what they can do, who is at it, by when. A few queries, however many steps. */
@Injectable()
export class StepViews {
  constructor(
    private readonly hands: Hands,
    private readonly clocks: StepClocks,
    private readonly turns: StepTurns,
    private readonly people: People,
  ) {}

  async of(subject: SubjectRef, steps: readonly CaseStep[]): Promise<StepView[]> {
    if (!steps.length) return [];
    const handFor = await this.hands.of(subject, steps);
    const clocks = await this.clocks.open(subject);
    const turns = await this.turns.shown(subject, steps);
    const departments = await this.people.departmentNames(steps.flatMap(({ plan }) => [plan.department, ...(plan.signOff?.signers ?? []).map(({ department }) => department)]).filter((id) => id !== null));
    const post = (step: string, seat: number, role: string, department: string | null) => ({
      role,
      department: department === null ? null : (departments.get(department) ?? { id: department, name: '' }),
      people: [...(turns.get(`${step} ${seat}`) ?? [])],
    });
    return steps.map((each) => {
      const { step, plan } = each;
      const { available, waitsFor } = availability(steps, each);
      const allowed = stepActions(steps, each, handFor);
      const given = signatures(each);
      const next = each.state === 'filled' ? signersNow(each) : [];
      return {
        ...each,
        available,
        waitsFor: [...waitsFor],
        allowed,
        reopens: allowed.includes('hand-back') && each.state === 'done' ? builtOn(steps, each).map((later) => later.step) : [],
        dueAt: clocks.get(step)?.dueAt ?? null,
        doer: post(step, -1, plan.by, plan.department),
        signers: (plan.signOff?.signers ?? []).map((signer, seat) => ({
          ...post(step, seat, signer.by, signer.department),
          amount: signer.amount,
          limit: signer.limit,
          signature: given.find((entry) => fits(signer, entry)) ?? null,
          next: next.includes(signer),
        })),
      };
    });
  }
}

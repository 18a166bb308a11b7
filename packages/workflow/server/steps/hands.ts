import { owner, type SubjectRef, superior } from '@aftercare/kernel';
import { currentActor } from '@aftercare/kernel/server';
import { Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import type { CaseStep, Hand } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';

/** Customers and the product itself fill in no steps. */
const nobody: Hand = { id: 'nobody', roles: new Set() };

/** What the current actor is in a case: their posts, its owner, somebody's superior. */
@Injectable()
export class Hands {
  constructor(
    private readonly roles: Roles,
    private readonly assignments: Assignments,
  ) {}

  /** The superior meant is that of whoever filled in a step that waits for a signature, and else that of the case's owner. */
  async of(subject: SubjectRef, steps: readonly CaseStep[]): Promise<(step: CaseStep) => Hand> {
    const { kind, id, roles } = currentActor();
    if (kind !== 'person' || !id) return () => nobody;
    const held = await this.assignments.ownerOf(subject);
    const concerned = (step: CaseStep) => (step.state === 'filled' ? step.filledBy : held);
    const led = await this.ledBy(id, steps.filter(({ plan }) => plan.by === superior.id || plan.signOff?.by === superior.id).map(concerned));
    const own = [...roles, ...(held === id ? [owner.id] : [])];
    return (step) => ({ id, roles: new Set(led.has(concerned(step) ?? '') ? [...own, superior.id] : own) });
  }

  private async ledBy(id: string, people: readonly (string | null)[]): Promise<ReadonlySet<string>> {
    const led = new Set<string>();
    for (const person of new Set(people)) if (person && (await this.roles.superiorOf(person)) === id) led.add(person);
    return led;
  }
}

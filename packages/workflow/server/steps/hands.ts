import { owner, type SubjectRef, superior } from '@aftercare/kernel';
import { currentActor } from '@aftercare/kernel/server';
import { PostHolders, Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import type { CaseStep, Hand, HandFor } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';

const none: ReadonlySet<string> = new Set();
/** Customers and the product itself fill in no steps. */
const nobody: Hand = { id: 'nobody', roles: none, departments: none, heads: none };

/** What the current actor is in a case: their posts and departments, its owner, somebody's superior. */
@Injectable()
export class Hands {
  constructor(
    private readonly roles: Roles,
    private readonly posts: PostHolders,
    private readonly assignments: Assignments,
  ) {}

  /** The superior meant is that of whoever filled in a step that waits for signatures, and else that of the case's owner. */
  async of(subject: SubjectRef, steps: readonly CaseStep[]): Promise<HandFor> {
    const { kind, id, roles, departments } = currentActor();
    if (kind !== 'person' || !id) return () => nobody;
    const held = await this.assignments.ownerOf(subject);
    const posts = steps.flatMap(({ plan }) => [plan, ...(plan.signOff?.signers ?? [])]);
    const led = posts.some(({ by }) => by === superior.id) ? new Set(await this.roles.subordinatesOf(id)) : none;
    const heads = posts.some(({ department }) => department) ? new Set(await this.posts.headedBy(id)) : none;
    const own = [...roles, ...(held === id ? [owner.id] : [])];
    return (step) => ({ id, roles: new Set(led.has(concernedBy(step, held) ?? '') ? [...own, superior.id] : own), departments: new Set(departments), heads });
  }
}

/** The person from whom the superior and the owner of a step follow. */
export const concernedBy = (step: CaseStep, owner: string | null): string | null => (step.state === 'filled' ? step.filledBy : owner);

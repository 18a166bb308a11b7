import type { SubjectRef } from '@aftercare/kernel';
import { Policies, Questions } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { caseStanding, escalationLadder, type Rung } from '../../domain/index.ts';

interface Of {
  readonly subject: SubjectRef;
  readonly deadline: string;
  readonly startedAt: string;
}

/** Who is to be told of a clock and when, by the tenant's rule. */
@Injectable()
export class Ladders {
  constructor(
    private readonly policies: Policies,
    private readonly questions: Questions,
  ) {}

  /** As it looks ahead; what it comes to is decided when a rung is reached. @param level the case's, where the caller knows it; else its module is asked */
  async foreseen({ subject, deadline, startedAt }: Of, level?: string | null): Promise<Rung[]> {
    const standing = level === undefined ? await this.standing(subject) : { level, solved: false };
    return this.policies.preview(escalationLadder, { type: subject.type, deadline, ...standing }, startedAt);
  }

  /** Decides by how the case stands now, and keeps the decision. */
  async decided({ subject, deadline, startedAt }: Of): Promise<Rung[]> {
    return this.policies.decide(escalationLadder, { type: subject.type, deadline, ...(await this.standing(subject)) }, { subject, openedAt: startedAt });
  }

  private standing = ({ type, id }: SubjectRef) => this.questions.ask(caseStanding({ name: type }), { id });
}

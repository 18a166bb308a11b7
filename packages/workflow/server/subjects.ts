import { NotFound, type SubjectRef } from '@aftercare/kernel';
import { Questions } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { NotYourCase, subjectAccess } from '../domain/index.ts';

/** Asks the module that owns a case what the current actor may do with it. */
@Injectable()
export class Subjects {
  constructor(private readonly questions: Questions) {}

  /** @throws NotFound for a case that does not exist as well as for one that is hidden from the actor */
  async see({ type, id }: SubjectRef): Promise<void> {
    const { see } = await this.questions.ask(subjectAccess({ name: type }), { id });
    if (!see) throw new NotFound({ type, id });
  }

  /** @throws NotFound @throws NotYourCase */
  async change({ type, id }: SubjectRef): Promise<void> {
    const { see, change } = await this.questions.ask(subjectAccess({ name: type }), { id });
    if (!see) throw new NotFound({ type, id });
    if (!change) throw new NotYourCase({ type, id });
  }
}

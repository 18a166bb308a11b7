import type { SubjectRef } from '@aftercare/kernel';
import { Questions } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type Brief, subjectBrief } from '../domain/index.ts';

/** What cases of any kind are called; one question for each kind. */
@Injectable()
export class Briefs {
  constructor(private readonly questions: Questions) {}

  /** By the case's id; one that no loaded module knows is missing. */
  async of(subjects: readonly SubjectRef[]): Promise<ReadonlyMap<string, Brief>> {
    const found = new Map<string, Brief>();
    for (const name of new Set(subjects.map(({ type }) => type))) {
      const ids = [...new Set(subjects.filter(({ type }) => type === name).map(({ id }) => id))];
      for (const brief of await this.questions.ask(subjectBrief({ name }), { ids })) found.set(brief.id, brief);
    }
    return found;
  }
}

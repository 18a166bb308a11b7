import type { Question } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Installed } from './installed.ts';

/** Asks the modules above that are loaded: the first that answers, or for a gathered question all of them. */
@Injectable()
export class Questions {
  constructor(
    private readonly installed: Installed,
    private readonly modules: ModuleRef,
  ) {}

  async ask<Asks, Answers>(question: Question<Asks, Answers>, asked: Asks): Promise<Answers> {
    const answering = this.installed.modules.flatMap((module) => module.answers ?? []).filter((each) => each.question.id === question.id);
    const given: Answers[] = [];
    for (const { handler } of question.gathered ? answering : answering.slice(0, 1)) given.push(question.answers.parse(await this.modules.get(handler, { strict: false }).answer(question.asks.parse(asked))));
    if (given.length === 0) return question.whenAbsent;
    return question.gathered ? (given as unknown[][]).flat() as Answers : given[0]!;
  }
}

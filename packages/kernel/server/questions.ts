import type { Question } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Installed } from './installed.ts';

/** Asks a module above, if one that answers is loaded. */
@Injectable()
export class Questions {
  constructor(
    private readonly installed: Installed,
    private readonly modules: ModuleRef,
  ) {}

  async ask<Asks, Answers>(question: Question<Asks, Answers>, asked: Asks): Promise<Answers> {
    const found = this.installed.modules.flatMap((module) => module.answers ?? []).find((each) => each.question.id === question.id);
    if (!found) return question.whenAbsent;
    return question.answers.parse(await this.modules.get(found.handler, { strict: false }).answer(question.asks.parse(asked)));
  }
}

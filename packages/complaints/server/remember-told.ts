import type { Journaled } from '@aftercare/kernel';
import { Injectable } from '@nestjs/common';
import { complaint as complaintResource } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** Whoever is told that a case runs late may look at it from then on. */
@Injectable()
export class RememberTold {
  constructor(private readonly cases: Cases) {}

  async handle({ subject, payload: { people } }: Journaled<{ people: string[] }>): Promise<void> {
    if (subject.type === complaintResource.name) await this.cases.remember(await this.cases.lock(subject.id), people);
  }
}

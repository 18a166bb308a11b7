import type { Journaled } from '@aftercare/kernel';
import { Attachments } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { complaint as complaintResource } from '../../domain/index.ts';
import { Cases } from '../cases.ts';

/** Keeps with a complaint whether a recording is among its files, for its rules ask for it. */
@Injectable()
export class LookForRecording {
  constructor(
    private readonly cases: Cases,
    private readonly attachments: Attachments,
  ) {}

  async handle({ subject }: Journaled<object>): Promise<void> {
    if (subject.type !== complaintResource.name) return;
    const complaint = await this.cases.lock(subject.id);
    const recorded = (await this.attachments.of(subject)).some(({ type }) => type.startsWith('audio/'));
    if (recorded === complaint.recorded) return;
    complaint.recorded = recorded;
    await this.cases.settle(complaint);
  }
}

import { delegationBegun, delegationRanOut } from '@aftercare/identity';
import type { EventType, Journaled } from '@aftercare/kernel';
import { subscribe, type Subscriber } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import {
  approvalGranted, approvalRefused, approvalRequested, approvalRerouted, approvalSigned, checkDue, clockThresholdReached, commentAdded, correctiveReopened, handOverAccepted, handOverDeclined, handOverForced, handOverOffered, handOverReturned, measureAssigned, measureOverdue,
  measureReopened, ownerChanged, pauseBudgetEnded, recoveryOverdue, stepHandedBack, stepReopened, stepWaiting,
} from '../../domain/index.ts';
import { Notices, type Telling } from './notices.ts';

type Said<Payload> = (payload: Payload) => Telling;
type Rule = readonly [EventType<any>, Said<any>];
const when = <Payload extends object>(event: EventType<Payload>, said: Said<Payload>): Rule => [event, said];

/** Who hears of what. Whoever brought an event about is never told of it. */
const rules: readonly Rule[] = [
  when(stepWaiting, ({ step, action, people }) => ({ kind: action === 'sign' ? 'to-sign' : 'to-do', people, detail: { step } })),
  when(delegationBegun, ({ from, to }) => ({ kind: 'standing-in', people: [from, to] })),
  when(delegationRanOut, ({ from, to }) => ({ kind: 'standing-in', people: [from, to] })),
  when(approvalRerouted, ({ approvers }) => ({ kind: 'to-sign', people: approvers })),
  when(stepHandedBack, ({ step, people }) => ({ kind: 'handed-back', people, detail: { step } })),
  when(stepReopened, ({ step, people }) => ({ kind: 'handed-back', people, detail: { step } })),
  when(handOverOffered, ({ to }) => ({ kind: 'to-accept', people: [to] })),
  when(handOverAccepted, ({ from }) => ({ kind: 'decided', people: [from] })),
  when(handOverDeclined, ({ from }) => ({ kind: 'handed-back', people: [from] })),
  when(handOverReturned, ({ from }) => ({ kind: 'handed-back', people: [from] })),
  when(handOverForced, ({ from }) => ({ kind: 'decided', people: [from] })),
  when(ownerChanged, ({ to }) => ({ kind: 'to-do', people: [to] })),
  when(clockThresholdReached, ({ step, deadline, percent, people, acknowledgeBy }) => ({ kind: acknowledgeBy ? 'to-acknowledge' : percent !== null && percent < 100 ? 'due-soon' : 'late', people, detail: step ? { step } : { deadline } })),
  when(pauseBudgetEnded, ({ step, deadline, people }) => ({ kind: 'due-soon', people, detail: step ? { step } : { deadline } })),
  when(commentAdded, ({ mentions }) => ({ kind: 'mentioned', people: mentions })),
  when(approvalRequested, ({ approvers }) => ({ kind: 'to-sign', people: approvers })),
  when(approvalSigned, ({ approvers }) => ({ kind: 'to-sign', people: approvers })),
  when(approvalGranted, ({ askedBy }) => ({ kind: 'decided', people: [askedBy] })),
  when(approvalRefused, ({ askedBy }) => ({ kind: 'handed-back', people: [askedBy] })),
  when(measureAssigned, ({ owner }) => ({ kind: 'to-do', people: [owner] })),
  when(measureReopened, ({ owner }) => ({ kind: 'handed-back', people: [owner] })),
  when(measureOverdue, ({ people }) => ({ kind: 'late', people })),
  when(checkDue, ({ people }) => ({ kind: 'to-do', people })),
  when(correctiveReopened, ({ people }) => ({ kind: 'handed-back', people })),
  when(recoveryOverdue, ({ people }) => ({ kind: 'late', people })),
];

@Injectable()
export class TellPeople {
  constructor(private readonly notices: Notices) {}

  async handle(event: Journaled<object>): Promise<void> {
    for (const [{ name }, said] of rules) if (name === event.name) await this.notices.tell(event, said(event.payload));
  }
}

export const tellings: readonly Subscriber[] = rules.map(([event]) => subscribe(event, TellPeople));

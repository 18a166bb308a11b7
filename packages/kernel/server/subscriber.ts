import type { EventType, Journaled, Question } from '../domain/index.ts';
import type { Type } from '@nestjs/common';

export interface Subscriber {
  readonly event: EventType<any>;
  readonly handler: Type<{ handle(event: Journaled<any>): Promise<void> }>;
}

/** `subscribe(complaintFiled, Acknowledge)`: the payload must match, or it does not compile. */
export const subscribe = <Payload extends object>(event: EventType<Payload>, handler: Type<{ handle(event: Journaled<Payload>): Promise<void> }>): Subscriber => ({ event, handler });

export interface Answer {
  readonly question: Question<any, any>;
  readonly handler: Type<{ answer(asked: any): Promise<any> }>;
}

/** `answer(isQualified, CheckCertificates)` */
export const answer = <Asks, Answers>(question: Question<Asks, Answers>, handler: Type<{ answer(asked: Asks): Promise<Answers> }>): Answer => ({ question, handler });

export interface Tick {
  readonly id: string;
  readonly handler: Type<{ run(): Promise<number> }>;
}

/** Work that comes due by `Now`. Called about once a second by every worker process, outside any tenant; answers how much it did. */
export const tick = (id: string, handler: Type<{ run(): Promise<number> }>): Tick => ({ id, handler });

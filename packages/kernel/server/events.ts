import type { EventType, SubjectRef } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { currentActor } from './context.ts';
import { Now } from './now.ts';
import { newId } from './tenant-table.ts';
import { parseOrThrow } from './validation.ts';
import { requireWork } from './work.ts';

/** Says what happened. The journal row and the jobs of those who listen are written when the command commits, or not at all. */
@Injectable()
export class Events {
  constructor(private readonly now: Now) {}

  /** @param subject the id of the event's own resource, or any record when the event has none of its own */
  publish<Payload extends object>(event: EventType<Payload>, subject: string | SubjectRef, payload: Payload): void {
    const { kind, id } = currentActor();
    requireWork(`Publishing ${event.name}`).events.push({
      id: newId(),
      name: event.name,
      subject: typeof subject === 'string' ? { type: typeOf(event), id: subject } : subject,
      seq: 0,
      at: this.now.iso(),
      actor: { kind, id },
      payload: parseOrThrow(event.schema, payload) as unknown as Record<string, unknown>,
    });
  }
}

function typeOf(event: EventType<any>): string {
  if (!event.subject) throw new Error(`${event.name} has no resource of its own: publish it with a SubjectRef.`);
  return event.subject.name;
}

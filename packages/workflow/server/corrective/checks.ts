import { ref } from '@aftercare/kernel';
import { Db, Events, newId, Now, Questions, Settings, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { addDays, checkDeadline, checksPlanned, correctiveAction, dateAt, dayOf, effectivenessDays, effectivenessTime, iso, ms, recurrence, type CheckView, type RecurrenceView } from '../../domain/index.ts';
import { Calendars } from '../calendar/calendars.ts';
import { Clocks } from '../clocks/clocks.ts';
import type { Corrective } from './corrective-rows.ts';

const day = 86_400_000;

/** The checks of effectiveness of corrective actions. What writes joins the running command. */
@Injectable()
export class Checks {
  constructor(
    private readonly db: Db,
    private readonly clocks: Clocks,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
    private readonly questions: Questions,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** One for each of the tenant's numbers of days, counted from when the measures were done; its clock runs from the beginning of that day. */
  async plan({ id, round, openedAt }: Corrective, since: string): Promise<void> {
    const subject = ref(correctiveAction, id);
    const calendar = await this.calendars.current();
    const days = [...new Set(this.settings.read(effectivenessDays, openedAt))].toSorted((a, b) => a - b);
    for (const each of days) {
      const dueAt = iso(dayOf(calendar, addDays(dateAt(calendar, since), each)).start);
      const check = newId();
      await this.db.run(sql`
        insert into effectiveness_check (id, corrective_id, round, days, due_at, state, proof) values (${check}, ${id}, ${round}, ${each}, ${dueAt}, 'planned', ${JSON.stringify({ text: null, files: [] })}::jsonb)`);
      await this.clocks.start(checkDeadline, subject, this.settings.read(effectivenessTime, openedAt), { from: dueAt, step: check });
    }
    this.events.publish(checksPlanned, subject, { round, days, since });
  }

  /** Those that nobody has done are not wanted any more. */
  async withdraw(id: string): Promise<void> {
    const open = await this.db.rows<{ id: string }>(sql`update effectiveness_check set state = 'withdrawn' where corrective_id = ${id} and state = 'planned' returning id`);
    for (const check of open) await this.clocks.stop(checkDeadline, ref(correctiveAction, id), { step: check.id, withdrawn: true });
  }

  async record(corrective: string, check: Pick<CheckView, 'id' | 'method' | 'proof' | 'before' | 'after'> & { readonly effective: boolean; readonly by: string | null }): Promise<void> {
    await this.db.run(sql`
      update effectiveness_check set state = ${check.effective ? 'effective' : 'not-effective'}, method = ${check.method}, proof = ${JSON.stringify(check.proof)}::jsonb, before = ${check.before}, after = ${check.after},
        checked_at = ${this.now.iso()}, checked_by = ${check.by}, announced_at = coalesce(announced_at, ${this.now.iso()}) where id = ${check.id}`);
    await this.clocks.stop(checkDeadline, ref(correctiveAction, corrective), { step: check.id });
  }

  /** Counts the same in as many days before and after; null where nothing is known to count by, or nothing was done yet. */
  async counted({ productId, defect, implementedAt }: Pick<Corrective, 'productId' | 'defect' | 'implementedAt'>, days: number): Promise<RecurrenceView | null> {
    if (!implementedAt || (!productId && !defect)) return null;
    const [from, until] = [iso(ms(implementedAt) - days * day), iso(ms(implementedAt) + days * day)];
    const ask = async (start: string, end: string) => (await this.questions.ask(recurrence, { product: productId, defect, from: start, to: end })).count;
    return { since: implementedAt, days, before: await ask(from, implementedAt), after: await ask(implementedAt, until) };
  }
}

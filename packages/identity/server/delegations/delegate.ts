import { InvalidInput, NotFound, owner, superior, type FieldProblem } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, parseOrThrow, Settings, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { delegated, delegateInput, delegationDays, delegationReceived, type DelegateInput } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { People } from '../people.ts';
import { Delegations } from './delegations.ts';

const dayMs = 86_400_000;
const problem = (path: string, code: string, message: string, values?: FieldProblem['values']): FieldProblem => ({ path, code, message, ...(values ? { values } : {}) });

/** Lets another person act with what this one holds. What they hold by delegation themselves does not pass over. */
export class Delegate extends Command<{ id: string }> {
  constructor(
    readonly fromId: string,
    readonly input: DelegateInput,
  ) {
    super();
  }
}

@CommandHandler(Delegate)
export class DelegateHandler implements ICommandHandler<Delegate> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly people: People,
    private readonly assignments: Assignments,
    private readonly delegations: Delegations,
    private readonly now: Now,
  ) {}

  /** @throws NotFound @throws InvalidInput naming every wrong field @throws Forbidden for giving what is another's and not one's own */
  async execute({ fromId, input }: Delegate): Promise<{ id: string }> {
    const { toId, roles, reason, ...span } = parseOrThrow(delegateInput, input);
    if (!(await this.people.byId(fromId))?.active) throw new NotFound({ type: 'person', id: fromId });
    const [startsAt, endsAt] = [new Date(span.startsAt).toISOString(), new Date(span.endsAt).toISOString()];
    const held = await this.delegations.own(fromId);
    const errors = [...this.wrongSpan(startsAt, endsAt), ...(await this.wrongPerson(fromId, toId)), ...notHeld(roles, held)];
    if (errors.length) throw new InvalidInput({ errors });
    if (currentActor().id !== fromId) await (roles ? this.assignments.mayHandOut(roles.filter((role) => held.includes(role))) : this.assignments.mayActAs(fromId));
    const id = newId();
    await this.db.run(sql`
      insert into delegation (id, from_id, to_id, starts_at, ends_at, roles, reason, created_at, created_by)
      values (${id}, ${fromId}, ${toId}, ${startsAt}, ${endsAt}, ${roles}::text[], ${reason}, ${this.now.iso()}, ${currentActor().id})`);
    const terms = { delegation: id, startsAt, endsAt, roles };
    this.events.publish(delegated, fromId, { to: toId, ...terms });
    this.events.publish(delegationReceived, toId, { from: fromId, ...terms });
    return { id };
  }

  private wrongSpan(startsAt: string, endsAt: string): FieldProblem[] {
    const most = this.settings.read(delegationDays);
    const length = Date.parse(endsAt) - Date.parse(startsAt);
    if (length <= 0) return [problem('endsAt', 'not-after-start', 'A delegation ends after it starts.')];
    if (length > most * dayMs) return [problem('endsAt', 'too-long', `A delegation lasts ${most} days at most.`, { most })];
    return endsAt <= this.now.iso() ? [problem('endsAt', 'in-the-past', 'This moment has passed.')] : [];
  }

  private async wrongPerson(fromId: string, toId: string): Promise<FieldProblem[]> {
    if (toId === fromId) return [problem('toId', 'oneself', 'Nobody stands in for themselves.')];
    return (await this.people.byId(toId))?.active ? [] : [problem('toId', 'unknown', 'There is no such person.')];
  }
}

/** Superior and case owner follow from the case, so anybody may give them. */
const notHeld = (roles: readonly string[] | null, held: readonly string[]): FieldProblem[] =>
  (roles ?? []).flatMap((role, index) => ([...held, superior.id, owner.id].includes(role) ? [] : [problem(`roles.${index}`, 'not-held', `They do not hold ${role} in their own right.`)]));

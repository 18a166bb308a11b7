import { InvalidInput, NotFound, type FieldProblem } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, parseOrThrow, Questions, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CannotLeaveAlone, HasLeft, leaveInput, openWork, personLeft, type LeaveInput } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { RevokeDelegations } from '../delegations/revoke-delegations.ts';
import { Heads } from '../heads.ts';
import { Operators } from '../installation/operators.ts';
import { PasswordLinks } from '../passwords/password-links.ts';
import { People } from '../people.ts';

/** Somebody stops working for the company: nothing lets them in from this moment on, and what they hold goes to a successor or to nobody. Their name stays in every case. */
export class Leave extends Command<void> {
  constructor(
    readonly personId: string,
    readonly input: LeaveInput,
  ) {
    super();
  }
}

@CommandHandler(Leave)
export class LeaveHandler implements ICommandHandler<Leave> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly questions: Questions,
    private readonly people: People,
    private readonly assignments: Assignments,
    private readonly heads: Heads,
    private readonly delegations: RevokeDelegations,
    private readonly links: PasswordLinks,
    private readonly operators: Operators,
    private readonly now: Now,
  ) {}

  /** @throws NotFound @throws HasLeft @throws CannotLeaveAlone @throws InvalidInput @throws Forbidden for handing on what the actor does not hold @throws LastAdministrator */
  async execute({ personId, input }: Leave): Promise<void> {
    const { successorId, roles, leads } = parseOrThrow(leaveInput, input);
    if (personId === currentActor().id) throw new CannotLeaveAlone({});
    const found = await this.db.row<{ active: boolean }>(sql`select active from person where id = ${personId} for update`);
    if (!found) throw new NotFound({ type: 'person', id: personId });
    if (!found.active) throw new HasLeft({});
    const held = await this.assignments.ofPerson(personId);
    await this.check(personId, successorId, roles.filter((role) => !held.includes(role)), roles.length > 0 || leads);
    await this.handOn(personId, successorId, roles, leads);
    for (const role of held) await this.assignments.withdraw(role, { personId });
    await this.shut(personId);
    this.events.publish(personLeft, personId, { person: personId, successor: successorId });
  }

  private async check(personId: string, successorId: string | null, strange: readonly string[], wanted: boolean): Promise<void> {
    const problem = (path: string, code: string, message: string): FieldProblem => ({ path, code, message });
    const errors = strange.map((role) => problem('roles', 'not-held', `They do not hold ${role}.`));
    const successor = successorId ? await this.people.byId(successorId) : undefined;
    if (successorId && (!successor?.active || successorId === personId)) errors.push(problem('successorId', 'unknown', 'There is no such person.'));
    if (!successorId && (wanted || (await this.questions.ask(openWork, { personId })).length > 0)) errors.push(problem('successorId', 'successor-needed', 'Somebody must take over what is open.'));
    if (errors.length) throw new InvalidInput({ errors });
  }

  /** Before anything is taken away, so that the company is never without an administrator in between. */
  private async handOn(personId: string, successorId: string | null, roles: readonly string[], leads: boolean): Promise<void> {
    if (successorId) for (const role of roles) await this.assignments.assign(role, { personId: successorId });
    const next = leads ? successorId : null;
    const led = await this.db.rows<{ id: string }>(sql`select id from department where head_id = ${personId} order by id`);
    for (const { id } of led) await this.heads.change(id, personId, next);
    // Nobody becomes their own manager.
    await this.db.run(sql`update person set manager_id = case when id = ${next}::uuid then null else ${next}::uuid end, version = version + 1 where manager_id = ${personId} and active`);
  }

  private async shut(personId: string): Promise<void> {
    const at = this.now.iso();
    await this.db.run(sql`update person set active = false, left_at = ${at}, version = version + 1 where id = ${personId}`);
    await this.db.run(sql`delete from session where person_id = ${personId}`);
    await this.db.run(sql`delete from credential where person_id = ${personId}`);
    await this.db.run(sql`update api_token set revoked_at = ${at} where person_id = ${personId} and revoked_at is null`);
    await this.links.revoke(personId);
    await this.operators.end(personId);
    await this.delegations.of(personId);
  }
}

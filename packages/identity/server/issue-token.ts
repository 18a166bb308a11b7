import { NotFound } from '@aftercare/kernel';
import { Db, Events, newId, Now, parseOrThrow, sql, type AnswersSecret } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issueTokenInput, tokenIssued, type IssueTokenInput } from '../domain/index.ts';
import { People } from './people.ts';
import { hashOf, newSecret } from './secrets.ts';

/** How API tokens begin, so that people and scanners know one when they see it. */
const prefix = 'ac_';

/** A token with which a program acts as this person. It is answered once and rests as a hash. */
export class IssueToken extends Command<{ id: string; token: string }> implements AnswersSecret {
  readonly answersSecret = true;

  constructor(
    readonly personId: string,
    readonly input: IssueTokenInput,
  ) {
    super();
  }
}

@CommandHandler(IssueToken)
export class IssueTokenHandler implements ICommandHandler<IssueToken> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly people: People,
    private readonly now: Now,
  ) {}

  async execute({ personId, input }: IssueToken): Promise<{ id: string; token: string }> {
    const { name, expiresAt } = parseOrThrow(issueTokenInput, input);
    if (!(await this.people.byId(personId))?.active) throw new NotFound({ type: 'person', id: personId });
    const [id, token] = [newId(), prefix + newSecret()];
    await this.db.run(sql`
      insert into api_token (id, token_hash, name, person_id, created_at, expires_at)
      values (${id}, decode(${hashOf(token)}, 'hex'), ${name}, ${personId}, ${this.now.iso()}, ${expiresAt})`);
    this.events.publish(tokenIssued, personId, { token: id, expiresAt: expiresAt && new Date(expiresAt).toISOString() });
    return { id, token };
  }
}

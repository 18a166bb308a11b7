import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { InvalidInput } from '@aftercare/kernel';
import { People } from '@aftercare/identity/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AddCommentInput, commentAdded, type CommentView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';

export class AddComment extends Command<CommentView> {
  constructor(readonly input: AddCommentInput) {
    super();
  }
}

@CommandHandler(AddComment)
export class AddCommentHandler implements ICommandHandler<AddComment> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly people: People,
    private readonly now: Now,
  ) {}

  async execute({ input: { subject, text, mentions = [] } }: AddComment): Promise<CommentView> {
    await this.subjects.change(subject);
    const known = await this.people.names(mentions);
    const wrong = mentions.flatMap((id, n) => (known.get(id)?.active ? [] : [{ path: `mentions.${n}`, code: 'unknown', message: 'Nobody who works here.' }]));
    if (wrong.length > 0) throw new InvalidInput({ errors: wrong });
    const { kind, id: actor } = currentActor();
    const comment = { id: newId(), at: this.now.iso(), by: kind === 'person' ? actor : null, text };
    await this.db.run(sql`insert into comment (id, subject_type, subject_id, at, by, text) values (${comment.id}, ${subject.type}, ${subject.id}, ${comment.at}, ${comment.by}, ${text})`);
    this.events.publish(commentAdded, subject, { commentId: comment.id, mentions: [...new Set(mentions)] });
    return comment;
  }
}

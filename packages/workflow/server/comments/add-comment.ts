import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
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
    private readonly now: Now,
  ) {}

  async execute({ input: { subject, text } }: AddComment): Promise<CommentView> {
    await this.subjects.change(subject);
    const { kind, id: actor } = currentActor();
    const comment = { id: newId(), at: this.now.iso(), by: kind === 'person' ? actor : null, text };
    await this.db.run(sql`insert into comment (id, subject_type, subject_id, at, by, text) values (${comment.id}, ${subject.type}, ${subject.id}, ${comment.at}, ${comment.by}, ${text})`);
    this.events.publish(commentAdded, subject, { commentId: comment.id });
    return comment;
  }
}

import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Allow, Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { addCommentInput, type AddCommentInput, can, commentView, type CommentView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { AddComment } from './add-comment.ts';
import { Comments } from './comments.ts';

@ApiTags('comments')
@Controller('api/comments')
export class CommentsController {
  constructor(
    private readonly comments: Comments,
    private readonly subjects: Subjects,
    private readonly commands: Commands,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(commentView) })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<CommentView[]> {
    await this.subjects.see(subject);
    return this.comments.of(subject);
  }

  @Post()
  @Allow(can.comment)
  @ApiCreatedResponse({ standardSchema: commentView })
  add(@Body({ schema: addCommentInput }) input: AddCommentInput): Promise<CommentView> {
    return this.commands.execute(new AddComment(input));
  }
}

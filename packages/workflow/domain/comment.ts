import { labelled, subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

export const commentText = labelled(z.string().trim().min(1).max(5000), '备注', 'Comment');
export const addCommentInput = z.strictObject({ subject: subjectRef, text: commentText }).meta({ id: 'AddComment' });
export type AddCommentInput = z.output<typeof addCommentInput>;

export const commentView = z.strictObject({ id: z.uuid(), at: instant, by: z.uuid().nullable(), text: z.string() }).meta({ id: 'Comment' });
export type CommentView = z.output<typeof commentView>;

import { labelled, subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

export const commentText = labelled(z.string().trim().min(1).max(5000), '备注', 'Comment');
/** `mentions`: colleagues who are to read it; they hear of it, and may see the case from then on. */
export const addCommentInput = z.strictObject({ subject: subjectRef, text: commentText, mentions: z.array(z.uuid()).max(20).default([]) }).meta({ id: 'AddComment' });
export type AddCommentInput = z.input<typeof addCommentInput>;

export const commentView = z.strictObject({ id: z.uuid(), at: instant, by: z.uuid().nullable(), text: z.string() }).meta({ id: 'Comment' });
export type CommentView = z.output<typeof commentView>;

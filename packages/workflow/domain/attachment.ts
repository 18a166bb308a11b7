import { z } from 'zod';
import { brief } from './brief.ts';
import { instant } from './instant.ts';

export const largestFile = 25 * 1024 * 1024;

/** Told from the bytes, never from the name or from what the sender claims. Nothing here runs, and nothing is shown in our origin: files are only ever downloaded. */
export const fileTypes = [
  'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/heif', 'image/avif', 'image/bmp', 'image/tiff',
  'application/pdf', 'text/plain',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/x-cfb', 'application/zip',
  'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/amr', 'audio/ogg', 'audio/aac', 'audio/flac',
  'video/mp4', 'video/quicktime', 'video/webm', 'video/x-m4v', 'video/3gpp',
] as const;
export type FileType = (typeof fileTypes)[number];

export const attachmentView = z
  .strictObject({ id: z.uuid(), name: z.string(), type: z.string(), size: z.number().int(), sha256: z.string(), at: instant, by: z.uuid().nullable() })
  .meta({ id: 'Attachment' });
export type AttachmentView = z.output<typeof attachmentView>;

/** A file in the list of a case; `origin`: the case on which it hangs, where that was merged into this one. */
export const caseFile = attachmentView.extend({ origin: brief.nullable() }).meta({ id: 'CaseFile' });
export type CaseFile = z.output<typeof caseFile>;

// Path separators, what Windows refuses, control characters, halves of letters, and the marks that turn text round so that `exe.gpj` reads as `jpg.exe`.
const unsafe = /[\ud800-\udfff\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name that is safe on every system: no path, no device name, at most 200 characters with its ending kept. */
export function safeFileName(given: string): string {
  // A name may come from anybody: what is far too long is cut before anything looks through it.
  const base = `${given.slice(0, 1000)}${given.slice(1000).slice(-20)}`.normalize('NFC').split(/[/\\]/).at(-1)!.replaceAll(unsafe, '_').replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
  const name = reserved.test(base) ? `_${base}` : base;
  if (!name) return 'file';
  const ending = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? '';
  const letters = [...name];
  return letters.length <= 200 ? name : letters.slice(0, 200 - [...ending].length).join('') + ending;
}

import { calendarDay, locale, oneLine, text } from '@aftercare/kernel';
import { z } from 'zod';

export { oneLine as line } from '@aftercare/kernel';

export const paragraphs = (most: number) => z.string().trim().min(1).max(most);

/** A number of the kind that is printed on papers and typed again: letters, digits and `. _ / -`. */
export const code = z.string().trim().regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u, 'code');

/** Kept as people write it, with area code and extension. A masked number never matches, so it cannot be saved over the true one. */
export const phone = z.string().trim().regex(/^\+?\d[\d ()-]{4,24}((转|x|ext\.?|#) ?\d{1,6})?$/i, 'phone');

export const email = z.email().max(254);

/** Refuses what a mask leaves, for the same reason. */
export const address = oneLine(200).refine((value) => !value.includes('***'), 'masked');

export const language = locale.meta({ 'x-labels': { 'zh-CN': text('中文', 'Chinese'), en: text('英文', 'English') } });

/** A calendar day, without time or zone: `2026-11-21`. */
export const day = calendarDay;

export const version = z.int().min(1);

export const extra = z.record(z.string(), z.unknown());

export const named = z.object({ id: z.uuid(), name: z.string() });

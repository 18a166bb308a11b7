import { z } from 'zod';

/** A form's one line of text, trimmed and not empty; a control character would break lists, labels, exports and mails. */
export const oneLine = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\p{Cc}]*$/u, 'one line');

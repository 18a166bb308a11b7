import type { ComplaintView } from '@aftercare/complaints';

/** One thing that somebody did with a case, some hours after what was done before it. */
export interface Act {
  readonly after: number;
  /** By e-mail. */
  readonly by: string;
  /** What follows `/api/complaints/:id/`. */
  readonly act: string;
  readonly body: (now: ComplaintView, ids: ReadonlyMap<string, string>) => object;
}

/** A complaint and what became of it. */
export interface Story {
  /** Hours before now. */
  readonly hoursAgo: number;
  /** For companies that promise an end to each case: hours after it was filed. */
  readonly endInHours?: number;
  readonly by: string;
  readonly party: string;
  readonly product: string;
  readonly file: {
    readonly type: string;
    readonly channel: string;
    readonly subject: string;
    readonly content: string;
    readonly demand: string;
    readonly remedyAsked: string;
    readonly severity?: string;
    readonly claimed?: string;
    readonly flags?: readonly string[];
    readonly readBack?: boolean;
    readonly defective?: string;
    readonly problem: string;
  };
  readonly acts: readonly Act[];
}

type Body = object | ((now: ComplaintView, ids: ReadonlyMap<string, string>) => object);

export const act = (after: number, by: string, name: string, body: Body = {}): Act => ({ after, by, act: name, body: typeof body === 'function' ? (body as Act['body']) : () => body });

/** The first promised action that is not done. */
export const openAction = ({ actions }: ComplaintView): string => actions.find(({ doneAt }) => !doneAt)!.id;
export const firstLine = ({ lines }: ComplaintView): string => lines[0]!.id;

import type { ComplaintView } from '@aftercare/complaints';
import type { Desk } from './desk.ts';

/** One thing that somebody did, some hours after what was done before it. */
export interface Act {
  readonly after: number;
  /** By e-mail. */
  readonly by: string;
  readonly does: (desk: Desk) => Promise<void>;
}

/** When something began: on a working day some days ago, in the morning; or some hours ago, at whatever time of the day that was. */
export type Beginning = { readonly daysAgo: number; readonly hoursAgo?: never } | { readonly hoursAgo: number; readonly daysAgo?: never };

/** Something that went on in a company. */
export type Story = Beginning & {
  /** What other stories call it. */
  readonly name?: string;
  readonly acts: readonly Act[];
  /** The complaint it begins with. */
  readonly complaint?: Filing;
};

export interface Filing {
  /** For companies that promise an end to each case: hours after it was filed. */
  readonly endInHours?: number;
  readonly by: string;
  readonly party: string;
  readonly product: string;
  readonly file: {
    readonly type: string;
    readonly topic?: string;
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
    readonly defect?: string;
    readonly problem: string;
  };
}

export const does = (after: number, by: string, what: Act['does']): Act => ({ after, by, does: what });

type Body = object | ((now: ComplaintView, desk: Desk) => object);

/** What is done to the complaint of the story: `POST /api/complaints/:id/<name>`. */
export const act = (after: number, by: string, name: string, body: Body = {}): Act =>
  does(after, by, (desk) => desk.change<ComplaintView>(`/api/complaints/${desk.id()}`, name, (now) => (typeof body === 'function' ? (body as (now: ComplaintView, desk: Desk) => object)(now, desk) : body)));

export const comment = (after: number, by: string, text: string, mentions: readonly string[] = []): Act =>
  does(after, by, (desk) => desk.post('/api/comments', { subject: desk.subject(), text, mentions: mentions.map((email) => desk.person(email)) }));

/** The first promised action that is not done. */
export const openAction = ({ actions }: ComplaintView): string => actions.find(({ doneAt }) => !doneAt)!.id;
export const firstLine = ({ lines }: ComplaintView): string => lines[0]!.id;

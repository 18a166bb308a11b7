import { labelled, oneLine, text } from '@aftercare/kernel';
import { z } from 'zod';
import { complaintState } from './lifecycle.ts';
import { anyLinkKind, linkKind, linkKinds, linkTitles } from './link-kinds.ts';

const reason = labelled(z.string().trim().min(1).max(500), '原因', 'Reason');
const version = z.number().int().min(1);
const brief = z.object({ id: z.uuid(), number: z.string(), subject: z.string(), state: complaintState, party: z.string() });

export const linkInput = z.strictObject({
  to: labelled(z.uuid(), '投诉', 'Complaint').meta({ 'x-format': 'complaint' }),
  kind: labelled(linkKind.meta({ 'x-labels': Object.fromEntries(linkKinds.map((kind) => [kind, linkTitles[kind].from])) }), '关系', 'Relation'),
  reason,
}).meta({ id: 'LinkComplaints' });
export type LinkInput = z.output<typeof linkInput>;

export const unlinkInput = z.strictObject({ reason }).meta({ id: 'UnlinkComplaints' });

/** One link as it is read from one side. `link`: null where it follows from what was done and cannot be taken away here. */
export const complaintLink = z.object({
  link: z.uuid().nullable(),
  kind: anyLinkKind,
  /** Whether the complaint that is looked at stands at the beginning of the link, or at its end. */
  side: z.enum(['from', 'to']),
  complaint: brief,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  /** Of one that was merged into this: who is told as well. Masked as everywhere. */
  contact: z.object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }).nullable(),
}).meta({ id: 'ComplaintLink' });
export type ComplaintLink = z.output<typeof complaintLink>;

/** Several at once: each by the version that was looked at. */
export const mergeInput = z.strictObject({ version, others: z.array(z.strictObject({ id: z.uuid(), version })).min(1).max(20) }).meta({ id: 'MergeComplaints' });
export type MergeInput = z.output<typeof mergeInput>;

export const mergePreviewQuery = z.strictObject({ others: z.string().transform((given) => given.split(',')).pipe(z.array(z.uuid()).min(1).max(20)) });

/** What merging would do with one complaint, before it happens. */
export const mergePreview = z.object({
  complaint: brief,
  version,
  /** Lines that the other one lacks, and would get. */
  lines: z.array(z.object({ id: z.uuid(), problem: z.string() })),
  /** Lines that stay, because the other one has the same goods already. */
  alreadyThere: z.number().int(),
  actions: z.number().int(),
  offersWithdrawn: z.number().int(),
  files: z.number().int(),
  comments: z.number().int(),
  contact: z.object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }),
  /** Codes of what forbids it; with the numbers of what has to be moved first. */
  because: z.array(z.string()),
}).meta({ id: 'MergePreview' });
export type MergePreview = z.output<typeof mergePreview>;

export const splitInput = z.strictObject({
  version,
  lines: labelled(z.array(z.uuid()).min(1).max(50), '拆出的产品', 'Lines that become a complaint of their own'),
  subject: labelled(oneLine(200).optional(), '主题', 'Subject').meta({ 'x-help': text('留空则与原单相同', 'As in the original when left empty') }),
  content: labelled(z.string().trim().min(1).max(4_000).optional(), '内容', 'Content').meta({ 'x-help': text('留空则与原单相同', 'As in the original when left empty') }),
}).meta({ id: 'SplitComplaint' });
export type SplitInput = z.output<typeof splitInput>;

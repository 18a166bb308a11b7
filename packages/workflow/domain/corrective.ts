import { labelled, resource, series, text, type Text, wordList } from '@aftercare/kernel';
import { z } from 'zod';

/** A corrective action (8D): a case of its own about another case, which may end before it. */
export const correctiveAction = resource('correctiveAction', text('纠正措施单', 'Corrective action'));
export const correctiveNumber = series('workflow.corrective-number', text('纠正措施编号', 'Corrective action number'), 'CA-{YYYY}-{seq:4}');

/** `reopened`: a check found it not effective, and nothing has been done since. `effective`: closed. */
export const correctiveStates = ['open', 'acting', 'implemented', 'effective', 'reopened', 'cancelled'] as const;
export const correctiveState = z.enum(correctiveStates);
export type CorrectiveState = z.output<typeof correctiveState>;

export const correctiveTitles: Readonly<Record<CorrectiveState, Text>> = {
  open: text('已立项', 'Open'),
  acting: text('分析实施中', 'Acting'),
  implemented: text('已实施待验证', 'Implemented'),
  effective: text('有效关闭', 'Effective'),
  reopened: text('重新打开', 'Reopened'),
  cancelled: text('已取消', 'Cancelled'),
};

export const correctiveIsOpen = (state: CorrectiveState): boolean => state !== 'effective' && state !== 'cancelled';

export const correctiveSeverities = wordList({ low: text('轻微', 'Minor'), medium: text('一般', 'Moderate'), high: text('严重', 'Serious'), safety: text('危及安全', 'Safety at risk') });
export const correctiveSeverity = correctiveSeverities.schema;
export type CorrectiveSeverity = z.output<typeof correctiveSeverity>;

/** What is known of a corrective action as far as its state follows from it. */
export interface CorrectiveStanding {
  readonly state: CorrectiveState;
  readonly round: number;
  /** Whether something was done in this round. */
  readonly begun: boolean;
  /** The step that says so is through. */
  readonly implemented: boolean;
  /** What closing still needs. */
  readonly missing: readonly string[];
}

/** The state that follows from what was done. Cancelled and effective ones stay as they are: only a reopening begins a new round. */
export function stateThatFollows({ state, round, begun, implemented, missing }: CorrectiveStanding): CorrectiveState {
  if (!correctiveIsOpen(state)) return state;
  if (implemented) return missing.length === 0 ? 'effective' : 'implemented';
  if (begun) return 'acting';
  return round > 1 ? 'reopened' : 'open';
}

/** Product, batch and defect are plain data: they stay readable whatever becomes of the records they came from. */
export const correctiveSubjectMatter = z.strictObject({
  product: z.strictObject({ id: z.uuid().nullable(), name: z.string().trim().min(1).max(200) }).nullable().default(null),
  batch: labelled(z.string().trim().max(60).nullable(), '批次', 'Batch').default(null),
  defect: labelled(z.string().trim().max(200).nullable(), '缺陷', 'Defect').default(null),
});

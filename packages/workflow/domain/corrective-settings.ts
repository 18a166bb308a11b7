import { duration, hours, labelled, setting, text, workingDays } from '@aftercare/kernel';
import { z } from 'zod';
import { measureKind } from './corrective-measure.ts';

const time = (zh: string, en: string) => labelled(duration, zh, en);

/** How long each discipline may take, from when it can be done. */
export const eightDTimes = setting(
  'workflow.eight-d-times',
  text('8D 各步骤时限', 'Times of the 8D steps'),
  z.strictObject({ team: time('D1 小组', 'D1 Team'), problem: time('D2 问题描述', 'D2 Problem'), containment: time('D3 临时遏制', 'D3 Containment'), cause: time('D4 根本原因', 'D4 Cause'), choice: time('D5 措施选定', 'D5 Choice'), implementation: time('D6 实施验证', 'D6 Implementation'), prevention: time('D7 预防再发', 'D7 Prevention'), closing: time('D8 总结关闭', 'D8 Closing') }),
  { team: workingDays(1), problem: workingDays(1), containment: hours(24), cause: workingDays(5), choice: workingDays(5), implementation: workingDays(10), prevention: workingDays(10), closing: workingDays(5) },
);

/** How many days after the measures were done their effect is checked. */
export const effectivenessDays = setting('workflow.effectiveness-days', text('有效性验证天数', 'Days until effectiveness is checked'), z.array(z.number().int().min(1).max(730)).min(1).max(6), [30, 60, 90]);

/** How long a check may take once its day has come. */
export const effectivenessTime = setting('workflow.effectiveness-time', text('有效性验证时限', 'Time for a check of effectiveness'), duration, workingDays(5));

/** Kinds of measures that count as done with a proof only. */
export const provenMeasures = setting('workflow.proven-measures', text('完成须附证据的措施', 'Measures that need a proof'), z.array(measureKind), ['cause-verification', 'corrective', 'preventive', 'verification']);

import { policy, setting, text } from '@aftercare/kernel';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { complaintState } from './lifecycle.ts';
import { director, supervisor } from './roles.ts';

const code = z.string().trim().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,29}$/u, 'code');
const title = z.string().trim().min(1).max(60);
const defectEntry = z.strictObject({ code, title: z.strictObject({ 'zh-CN': title, en: title }) });
export type Defect = z.output<typeof defectEntry>;

const entry = (id: string, zh: string, en: string): Defect => ({ code: id, title: text(zh, en) });

/** What can be wrong with a product, in the company's own terms; a line of a complaint bears the code. */
export const defects = setting(
  'complaints.defects',
  text('缺陷目录', 'Defect catalogue'),
  z.array(defectEntry).max(500).refine((given) => new Set(given.map((each) => each.code)).size === given.length, 'repeated'),
  [
    entry('appearance', '外观不良', 'Poor appearance'),
    entry('packaging', '包装破损', 'Damaged packaging'),
    entry('missing-part', '缺件少件', 'Parts missing'),
    entry('wrong-item', '错发型号', 'Wrong item'),
    entry('function', '功能失效', 'Does not work'),
    entry('performance', '性能不达标', 'Performs below its specification'),
    entry('electrical', '电气故障', 'Electrical fault'),
    entry('noise', '异响振动', 'Noise or vibration'),
    entry('leak', '渗漏', 'Leaks'),
    entry('dimension', '尺寸不符', 'Wrong dimensions'),
    entry('material', '材质不良', 'Poor material'),
    entry('odour', '异味', 'Odour'),
    entry('spoiled', '变质过期', 'Spoiled or expired'),
    entry('labelling', '标识错误', 'Wrong labelling'),
    entry('safety', '安全隐患', 'Safety hazard'),
    entry('other', '其他', 'Other'),
  ],
);

const days = z.number().int().min(1).max(3_650);

/** Days within which the same defect of the same product at the same customer is a repeat. */
export const repeatWindow = setting('complaints.repeat-window', text('重复投诉期限（天）', 'Days within which a complaint repeats another'), days, 90);

export const repeatRaisesLevel = setting('complaints.repeat-raises-level', text('重复投诉升为重大投诉', 'A repeat makes a complaint major'), z.boolean(), true);

/** From which count and share on complaints are an alarm; `ppm` is of what was shipped, `minRegions` the customers' regions. */
export const batchThresholds = setting(
  'complaints.batch-thresholds',
  text('批次预警阈值', 'Thresholds of a batch alarm'),
  z.strictObject({ ppm: z.number().int().min(0).max(1_000_000), minCount: z.number().int().min(1).max(1_000_000), windowDays: days, minRegions: z.number().int().min(1).max(1_000).nullable().default(null) }),
  { ppm: 2_000, minCount: 3, windowDays: 90, minRegions: null },
);

/** Whether a complaint repeats an earlier one of the same customer, product and defect. `earlier`: the newest first, `days` ago. ISO 9001:2015, 10.2.1 d. */
export const repeat = policy(
  'complaints.repeat',
  {
    title: text('重复投诉', 'Repeated complaint'),
    facts: z.strictObject({ earlier: z.array(z.strictObject({ complaint: z.uuid(), state: complaintState, days: z.number().int().min(0) })) }),
    decision: z.strictObject({ of: z.uuid().nullable(), repeats: z.number().int().min(0) }),
    settings: [repeatWindow],
  },
  ({ earlier }, read) => {
    const counted = earlier.filter(({ state, days: ago }) => ago <= read(repeatWindow) && state !== 'withdrawn' && state !== 'duplicate');
    return { of: counted[0]?.complaint ?? null, repeats: counted.length };
  },
);

/** What complaints have in common, the narrowest first. */
export const clusterKinds = ['batch-defect', 'batch', 'supplier-lot', 'defect'] as const;
export const clusterKind = z.enum(clusterKinds);
export type ClusterKind = z.output<typeof clusterKind>;

export const alarmReasons = ['over-threshold', 'shipped-unknown', 'several-regions', 'already-open', 'too-few', 'too-few-regions', 'below-ppm'] as const;
export type AlarmReason = (typeof alarmReasons)[number];

/**
 * Whether complaints that have something in common are an alarm, why, and whose attention it needs (role ids). Where it is not known how much
 * was shipped, their count alone decides (`shipped-unknown`).
 */
export const batchAlarm = policy(
  'complaints.batch-alarm',
  {
    title: text('批次预警', 'Batch alarm'),
    facts: z.strictObject({ kind: clusterKind, count: z.number().int().min(0), shipped: z.string().nullable(), ppm: z.number().int().min(0).nullable(), regions: z.number().int().min(0), open: z.boolean() }),
    decision: z.strictObject({ alarm: z.boolean(), why: z.enum(alarmReasons), tell: z.array(z.string()) }),
    settings: [batchThresholds],
  },
  ({ count, ppm, regions, open }, read) => {
    const limits = read(batchThresholds);
    const no = (why: AlarmReason) => ({ alarm: false, why, tell: [] });
    if (open) return no('already-open');
    if (count < limits.minCount) return no('too-few');
    if (limits.minRegions !== null && regions < limits.minRegions) return no('too-few-regions');
    if (ppm !== null && ppm < limits.ppm) return no('below-ppm');
    return { alarm: true, why: ppm === null ? ('shipped-unknown' as const) : ('over-threshold' as const), tell: [supervisor.id, director.id] };
  },
);

/** Complaints per million of what was shipped, rounded; null where that is not known. */
export const ppmOf = (count: number, shipped: string | null): number | null =>
  shipped === null || new Decimal(shipped).lte(0) ? null : new Decimal(count).div(shipped).mul(1_000_000).toDecimalPlaces(0).toNumber();

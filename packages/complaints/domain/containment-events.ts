import { event, text } from '@aftercare/kernel';
import { z } from 'zod';
import { containment } from './containment.ts';
import { containmentState } from './containment-states.ts';
import { alarmReasons, clusterKind } from './detector.ts';
import { attemptChannel, attemptResult, recall } from './recall.ts';
import { complaint } from './resources.ts';

const id = z.uuid();

/** Complaints about the same goods have crossed the tenant's threshold; `people` should look into it. `shipped` and `ppm` are null where it is not known how much was shipped. */
export const batchAlarmRaised = event(
  'complaints.batch-alarm',
  text('批次预警', 'Batch alarm'),
  z.object({ containment: id, kind: clusterKind, product: id.nullable(), batch: z.string().nullable(), defect: z.string().nullable(), supplierLot: z.string().nullable(), count: z.number().int(), shipped: z.string().nullable(), ppm: z.number().int().nullable(), regions: z.number().int(), why: z.enum(alarmReasons), people: z.array(id) }),
  { subject: containment },
);
export const containmentMoved = event('complaints.containment-moved', text('批次预警状态变更', 'Containment case changed its state'), z.object({ from: containmentState, to: containmentState }), { subject: containment });
export const sampleCompared = event('complaints.sample-compared', text('封样比对', 'Sealed sample compared'), z.object({ result: z.enum(['same', 'different']) }), { subject: containment });
/** `by`: the detector, or a person. */
export const childAdded = event('complaints.containment-child-added', text('纳入投诉', 'Complaint added'), z.object({ complaint: id, by: z.enum(['detector', 'person']) }), { subject: containment });
export const childRemoved = event('complaints.containment-child-removed', text('移出投诉', 'Complaint removed'), z.object({ complaint: id }), { subject: containment });
/** The same, where the complaint's own timeline is read. */
export const joinedContainment = event('complaints.joined-containment', text('纳入批次预警', 'Joined a containment case'), z.object({ containment: id }), { subject: complaint });
export const leftContainment = event('complaints.left-containment', text('移出批次预警', 'Left a containment case'), z.object({ containment: id }), { subject: complaint });

export const recallStarted = event('complaints.recall-started', text('启动召回', 'Recall started'), z.object({ containment: id, product: id.nullable(), batch: z.string().nullable(), supplierLot: z.string().nullable(), holders: z.number().int() }), { subject: recall });
/** Another part of the notices is written; `left` still wait. */
export const recallNoticesWritten = event('complaints.recall-notices-written', text('召回通知已发出', 'Recall notices written'), z.object({ written: z.number().int(), noAddress: z.number().int(), left: z.number().int() }), { subject: recall });
export const recallAttempted = event('complaints.recall-attempted', text('联系持有方', 'Holder contacted'), z.object({ holder: id, channel: attemptChannel, result: attemptResult }), { subject: recall });
export const recallGoodsMoved = event('complaints.recall-goods-moved', text('召回实物流转', 'Recalled goods moved'), z.object({ holder: id, way: z.enum(['retrieve', 'destroy', 'return', 'give-up', 'find-again']), quantity: z.string(), unit: z.string() }), { subject: recall });
export const recallClosed = event('complaints.recall-closed', text('召回关闭', 'Recall closed'), z.object({ containment: id, reached: z.number(), retrieved: z.number() }), { subject: recall });

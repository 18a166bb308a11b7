import type { Page } from '@aftercare/kernel';
import { api, type Query } from '@aftercare/kernel/admin';
import type { CorrectiveRow, CorrectiveView, RecurrenceView } from '@aftercare/workflow';

const root = '/api/corrective-actions';

export const correctivePath = (id: string): string => `${root}/${id}`;
export const listCorrectives = (query: Query): Promise<Page<CorrectiveRow>> => api.get<Page<CorrectiveRow>>(root, { query });
/** `path`: of an action under the record, such as `cancel` or `actions/:id/complete`. */
export const correctiveAct = (id: string, path: string, value: object): Promise<CorrectiveView> => api.post<CorrectiveView>(`${correctivePath(id)}/${path}`, value);
export const correctiveStep = (id: string, step: string, act: '' | '/sign' | '/hand-back', value: object): Promise<CorrectiveView> => correctiveAct(id, `steps/${encodeURIComponent(step)}${act}`, value);
export const readRecurrence = (id: string, days: number): Promise<RecurrenceView | null> => api.get<RecurrenceView | null>(`${correctivePath(id)}/recurrence`, { query: { days } });

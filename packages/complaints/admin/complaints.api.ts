import type { ComplaintAction, ComplaintRow, ComplaintView } from '@aftercare/complaints';
import type { Page } from '@aftercare/kernel';
import { api, type Query } from '@aftercare/kernel/admin';

export const pathOf = (id: string): string => `/api/complaints/${id}`;
/** The page reads the timeline by itself: it turns over more often than the case. */
export const casePath = (id: string): string => `${pathOf(id)}?timeline=0`;
export const listComplaints = (query: Query, signal?: AbortSignal): Promise<Page<ComplaintRow>> => api.get<Page<ComplaintRow>>('/api/complaints', { query, signal });
export const fileComplaint = (value: object, idempotencyKey: string): Promise<ComplaintView> => api.post<ComplaintView>('/api/complaints', value, { idempotencyKey });
export const takeAction = (id: string, action: ComplaintAction, value: object): Promise<ComplaintView> => api.post<ComplaintView>(`${pathOf(id)}/${action}`, value);
export const stepAct = (id: string, step: string, act: '' | '/sign' | '/hand-back', value: object): Promise<ComplaintView> => api.post<ComplaintView>(`${pathOf(id)}/steps/${encodeURIComponent(step)}${act}`, value);

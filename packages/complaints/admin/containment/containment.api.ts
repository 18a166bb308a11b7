import type { ComplaintView, ContainmentAction, ContainmentView, HolderRow, RecallView } from '@aftercare/complaints';
import { api } from '@aftercare/kernel/admin';

export const containmentPath = (id: string): string => `/api/containments/${id}`;
export const recallPath = (id: string): string => `/api/recalls/${id}`;
export const actOnContainment = (id: string, action: ContainmentAction, value: object): Promise<ContainmentView> => api.post<ContainmentView>(`${containmentPath(id)}/${action}`, value);
export const actOnHolder = (recall: string, holder: string, action: HolderAction, value: object): Promise<HolderRow> => api.post<HolderRow>(`${recallPath(recall)}/holders/${holder}/${action}`, value);
export const closeRecall = (id: string, value: object): Promise<RecallView> => api.post<RecallView>(`${recallPath(id)}/close`, value);
export const classifyLine = (complaint: string, line: string, value: object): Promise<ComplaintView> => api.post<ComplaintView>(`/api/complaints/${complaint}/lines/${line}/classify`, value);

export const holderActions = ['attempt', 'retrieve', 'dispose', 'give-up'] as const;
export type HolderAction = (typeof holderActions)[number];

import type { SubjectRef } from '@aftercare/kernel';
import { api } from '@aftercare/kernel/admin';
import type { RecoveryAction, SanctionView } from '@aftercare/workflow';

export const costsPath = ({ type, id }: SubjectRef): string => `/api/costs?type=${type}&id=${id}`;
export const recordCost = (value: object): Promise<unknown> => api.post('/api/costs', value);
export const reverseCost = (id: string, value: object): Promise<unknown> => api.post(`/api/costs/${id}/reverse`, value);
export const openRecovery = (value: object): Promise<unknown> => api.post('/api/recoveries', value);
export const settleRecovery = (id: string, action: RecoveryAction, value: object): Promise<unknown> => api.post(`/api/recoveries/${id}/${action}`, value);
export const proposeSanction = (value: object): Promise<unknown> => api.post('/api/sanctions', value);
export const decideSanction = (id: string, how: 'confirm' | 'dismiss', value: object): Promise<SanctionView> => api.post<SanctionView>(`/api/sanctions/${id}/${how}`, value);

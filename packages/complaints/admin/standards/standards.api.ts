import type { StandardView } from '@aftercare/complaints';
import { api } from '@aftercare/kernel/admin';

export const standardPath = (id: string): string => `/api/handling-standards/${id}`;
export const matchingPath = (complaint: string): string => `/api/handling-standards/matching?complaint=${complaint}`;
export const draftStandard = (value: object): Promise<StandardView> => api.post<StandardView>('/api/handling-standards', value);
export const changeStandard = (id: string, act: 'revise' | 'publish' | 'retire', value: object): Promise<StandardView> => api.post<StandardView>(`${standardPath(id)}/${act}`, value);

import type { ComplaintLink, ComplaintView, MergePreview } from '@aftercare/complaints';
import { api } from '@aftercare/kernel/admin';
import { pathOf } from '../complaints.api.ts';

export const linksPath = (id: string): string => `${pathOf(id)}/links`;
export const addLink = (id: string, value: object): Promise<readonly ComplaintLink[]> => api.post(linksPath(id), value);
export const removeLink = (id: string, link: string, value: object): Promise<readonly ComplaintLink[]> => api.post(`${linksPath(id)}/${link}/remove`, value);
export const previewMerge = (id: string, others: readonly string[]): Promise<readonly MergePreview[]> => api.get<MergePreview[]>(`${pathOf(id)}/merge-preview`, { query: { others: others.join(',') } });
export const mergeComplaints = (id: string, value: object): Promise<ComplaintView> => api.post<ComplaintView>(`${pathOf(id)}/merge`, value);
export const splitComplaint = (id: string, value: object): Promise<ComplaintView> => api.post<ComplaintView>(`${pathOf(id)}/split`, value);

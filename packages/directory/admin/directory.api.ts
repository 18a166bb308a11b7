import { api } from '@aftercare/kernel/admin';
import type { MergeCounts, PartyKind, PartyRow, PartyView, ProductRow, ProductView } from '@aftercare/directory';

export const searchParties = (q: string, kind: readonly PartyKind[], signal?: AbortSignal): Promise<readonly PartyRow[]> => api.get<PartyRow[]>('/api/parties/search', { query: { q, ...(kind.length ? { kind: kind.join(',') } : {}) }, signal });
export const readParty = (id: string): Promise<PartyView> => api.get<PartyView>(`/api/parties/${id}`);
export const createParty = (value: object): Promise<{ id: string; code: string }> => api.post('/api/parties', value);
export const changeParty = (id: string, value: object): Promise<{ version: number }> => api.put(`/api/parties/${id}`, value);
export const restoreParty = (id: string, version: number): Promise<{ version: number }> => api.post(`/api/parties/${id}/restore`, { version });
export const countMerge = (from: string): Promise<MergeCounts> => api.get<MergeCounts>(`/api/parties/${from}/merge-counts`);
export const mergeParties = (into: string, value: object): Promise<{ version: number }> => api.post(`/api/parties/${into}/merge`, value);
export const twinsPath = '/api/party-twins';
export const addContact = (party: string, value: object): Promise<{ id: string }> => api.post(`/api/parties/${party}/contacts`, value);
export const changeContact = (party: string, contact: string, value: object): Promise<{ version: number }> => api.put(`/api/parties/${party}/contacts/${contact}`, value);
export const removeContact = (party: string, contact: string): Promise<void> => api.delete<void>(`/api/parties/${party}/contacts/${contact}`);

export const searchProducts = (q: string, signal?: AbortSignal): Promise<readonly ProductRow[]> => api.get<ProductRow[]>('/api/products/search', { query: { q }, signal });
export const readProduct = (id: string): Promise<ProductView> => api.get<ProductView>(`/api/products/${id}`);
export const createProduct = (value: object): Promise<{ id: string }> => api.post('/api/products', value);
export const changeProduct = (id: string, value: object): Promise<{ version: number }> => api.put(`/api/products/${id}`, value);

export const recordSoldUnit = (value: object): Promise<{ id: string }> => api.post('/api/sold-units', value);

import type { Locale, Page } from '@aftercare/kernel';
import { api } from '@aftercare/kernel/admin';
import type { DepartmentView, PersonRow, PersonView, RoleView, TokenView } from '@aftercare/identity';

export const searchPeople = async (q: string, signal: AbortSignal): Promise<readonly PersonRow[]> => (await api.get<Page<PersonRow>>('/api/people', { query: { q, active: true, limit: 20 }, signal })).rows;
export const readPerson = (id: string): Promise<PersonView> => api.get<PersonView>(`/api/people/${id}`);
export const departments = (): Promise<readonly DepartmentView[]> => api.get<DepartmentView[]>('/api/departments');
export const roles = (): Promise<readonly RoleView[]> => api.get<RoleView[]>('/api/roles');

export const setLocale = (locale: Locale): Promise<void> => api.put<void>('/api/session/locale', { locale });
export const changePassword = (value: object): Promise<void> => api.put<void>('/api/session/password', value);
export const revokeToken = (id: TokenView['id']): Promise<void> => api.delete<void>(`/api/session/tokens/${id}`);

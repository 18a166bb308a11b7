import type { Locale, Page } from '@aftercare/kernel';
import { api } from '@aftercare/kernel/admin';
import type { DepartmentView, PersonRow, PersonTimeline, PersonView, RoleView, TokenView } from '@aftercare/identity';

type Values = Readonly<Record<string, unknown>>;
interface Made {
  readonly id: string;
}

export const searchPeople = async (q: string, signal: AbortSignal): Promise<readonly PersonRow[]> => (await api.get<Page<PersonRow>>('/api/people', { query: { q, active: true, limit: 20 }, signal })).rows;
export const readPerson = (id: string): Promise<PersonView> => api.get<PersonView>(`/api/people/${id}`);
export const departments = (): Promise<readonly DepartmentView[]> => api.get<DepartmentView[]>('/api/departments');
export const roles = (): Promise<readonly RoleView[]> => api.get<RoleView[]>('/api/roles');
export const olderTimeline = (id: string, before: number): Promise<PersonTimeline> => api.get<PersonTimeline>(`/api/people/${id}/timeline`, { query: { before } });

export const invitePerson = (value: Values): Promise<Made> => api.post<Made>('/api/invitations', value);
export const editPerson = (id: string, value: Values): Promise<void> => api.put(`/api/people/${id}`, value);
export const setPersonRoles = (id: string, held: readonly string[]): Promise<void> => api.put(`/api/people/${id}/roles`, { roles: held });
export const inviteAgain = (id: string): Promise<void> => api.post(`/api/people/${id}/invitation`);
export const takeInvitationBack = (id: string): Promise<void> => api.delete(`/api/people/${id}/invitation`);
export const sendReset = (id: string): Promise<void> => api.post(`/api/people/${id}/password-reset`);
export const leave = (id: string, value: Values): Promise<void> => api.post(`/api/people/${id}/leave`, value);
export const comeBack = (id: string): Promise<void> => api.post(`/api/people/${id}/return`);

export const createDepartment = (value: Values): Promise<Made> => api.post<Made>('/api/departments', value);
export const changeDepartment = (id: string, value: Values): Promise<void> => api.put(`/api/departments/${id}`, value);
export const setHead = (id: string, personId: string | null): Promise<void> => api.put(`/api/departments/${id}/head`, { personId });
export const archiveDepartment = ({ id, version }: DepartmentView): Promise<void> => api.post(`/api/departments/${id}/archive`, { version });
export const restoreDepartment = ({ id }: DepartmentView): Promise<void> => api.post(`/api/departments/${id}/restore`);

export const setHolders = (role: string, value: Values): Promise<void> => api.put(`/api/roles/${encodeURIComponent(role)}/holders`, value);
export const setGrants = (role: string, value: Values): Promise<void> => api.put(`/api/roles/${encodeURIComponent(role)}/grants`, value);

export const setLocale = (locale: Locale): Promise<void> => api.put<void>('/api/session/locale', { locale });
export const changePassword = (value: object): Promise<void> => api.put<void>('/api/session/password', value);
export const revokeToken = (id: TokenView['id']): Promise<void> => api.delete<void>(`/api/session/tokens/${id}`);

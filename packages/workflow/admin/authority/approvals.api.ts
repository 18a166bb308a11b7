import type { Money, Page, RuleView, SubjectRef } from '@aftercare/kernel';
import { api } from '@aftercare/kernel/admin';
import { type ApprovalPreview, type ApprovalRow, type ApprovalView, authorityLimits, type AuthorityLimit, type GrantKind } from '@aftercare/workflow';

export const approvalPath = (id: string): string => `/api/approvals/${id}`;
export const countWaiting = async (): Promise<number> => (await api.get<Page<ApprovalRow>>('/api/approvals', { query: { view: 'waiting', limit: 1 } })).total;
export const signApproval = (id: string, version: number, comment: string | null): Promise<ApprovalView> => api.post<ApprovalView>(`${approvalPath(id)}/sign`, { version, comment });
export const refuseApproval = (id: string, version: number, reason: string): Promise<ApprovalView> => api.post<ApprovalView>(`${approvalPath(id)}/refuse`, { version, reason });
export const withdrawApproval = (id: string, version: number): Promise<ApprovalView> => api.post<ApprovalView>(`${approvalPath(id)}/withdraw`, { version });

export interface Wanted {
  readonly kind: GrantKind;
  readonly amount: Money;
  readonly batch: string | null;
}
export const previewApproval = (subject: SubjectRef, items: readonly Wanted[], replacing: readonly string[]): Promise<ApprovalPreview> =>
  api.post<ApprovalPreview>('/api/approvals/preview', { subject, items: items.map(({ kind, amount, batch }) => ({ kind, amount, batch })), replacing });

/** The table that holds for a case that is opened now. */
export const limitsIn = (rules: readonly RuleView[]): AuthorityLimit[] => (rules.find(({ id }) => id === authorityLimits.id)?.value as AuthorityLimit[] | undefined) ?? [];
export const saveLimits = (value: readonly AuthorityLimit[], validFrom: string | null, appliesToOpen: boolean): Promise<void> =>
  api.put<void>(`/api/rules/settings/${authorityLimits.id}`, { value, ...(validFrom ? { validFrom } : {}), appliesToOpen });

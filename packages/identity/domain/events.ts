import { event, text } from '@aftercare/kernel';
import { z } from 'zod';
import { department, person } from './resources.ts';

const id = z.uuid();
const role = z.object({ role: z.string() });

export const personCreated = event('identity.person-created', text('新增人员', 'Person added'), z.object({ department: id.nullable(), manager: id.nullable() }), { subject: person });
/** `fields` names what changed, not to what: that is in the tables. */
export const personChanged = event('identity.person-changed', text('修改人员资料', 'Person changed'), z.object({ fields: z.array(z.string()), department: id.nullable(), manager: id.nullable() }), { subject: person });
export const personInvited = event('identity.person-invited', text('邀请人员', 'Person invited'), z.object({ expiresAt: z.iso.datetime() }), { subject: person });
export const invitationRevoked = event('identity.invitation-revoked', text('撤回邀请', 'Invitation taken back'), z.object({}), { subject: person });
export const resetAsked = event('identity.reset-asked', text('发送密码重置链接', 'Link to reset the password sent'), z.object({ expiresAt: z.iso.datetime() }), { subject: person });
/** Whoever holds work of this person hands it to the successor. */
export const personLeft = event('identity.person-left', text('人员离职', 'Person left'), z.object({ person: id, successor: id.nullable() }), { subject: person });
export const personReturned = event('identity.person-returned', text('人员复职', 'Person came back'), z.object({}), { subject: person });
export const sessionsEnded = event('identity.sessions-ended', text('结束登录会话', 'Sessions ended'), z.object({ sessions: z.number().int() }), { subject: person });
export const passwordChanged = event('identity.password-changed', text('修改密码', 'Password changed'), z.object({}), { subject: person });
export const localeChanged = event('identity.locale-changed', text('更换界面语言', 'Language changed'), z.object({ locale: z.string() }), { subject: person });
export const tokenIssued = event('identity.token-issued', text('签发 API 令牌', 'API token issued'), z.object({ token: id, expiresAt: z.iso.datetime().nullable() }), { subject: person });
export const tokenRevoked = event('identity.token-revoked', text('撤销 API 令牌', 'API token revoked'), z.object({ token: id }), { subject: person });

export const departmentCreated = event('identity.department-created', text('新增部门', 'Department added'), z.object({ parent: id.nullable() }), { subject: department });
export const departmentHeadChanged = event('identity.department-head-changed', text('更换部门负责人', 'Head of department changed'), z.object({ head: id.nullable() }), { subject: department });
export const departmentChanged = event('identity.department-changed', text('调整部门', 'Department changed'), z.object({ renamed: z.boolean(), parent: id.nullable() }), { subject: department });
export const departmentArchived = event('identity.department-archived', text('归档部门', 'Department archived'), z.object({}), { subject: department });
export const departmentRestored = event('identity.department-restored', text('恢复部门', 'Department restored'), z.object({}), { subject: department });

/** About a person, or about the department whose head it is. */
export const roleAssigned = event('identity.role-assigned', text('分配岗位', 'Role assigned'), role, { subject: null });
export const roleWithdrawn = event('identity.role-withdrawn', text('取消岗位', 'Role withdrawn'), role, { subject: null });

const delegation = { delegation: id, startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), roles: z.array(z.string()).nullable() };

/** About the giver; `delegationReceived` says the same about whoever stands in. */
export const delegated = event('identity.delegated', text('委托代理', 'Delegated'), z.object({ to: id, ...delegation }), { subject: person });
export const delegationReceived = event('identity.delegation-received', text('受托代理', 'Stands in'), z.object({ from: id, ...delegation }), { subject: person });
export const delegationRevoked = event('identity.delegation-revoked', text('终止委托', 'Delegation ended'), z.object({ to: id, delegation: id }), { subject: person });
export const delegationLost = event('identity.delegation-lost', text('代理终止', 'No longer stands in'), z.object({ from: id, delegation: id }), { subject: person });

/** The moment has come, said once about the giver: from now on `to` stands in, or no longer does. */
export const delegationBegun = event('identity.delegation-begun', text('代理开始', 'Standing in begins'), z.object({ from: id, to: id, delegation: id }), { subject: person });
export const delegationRanOut = event('identity.delegation-ran-out', text('代理到期', 'Standing in runs out'), z.object({ from: id, to: id, delegation: id }), { subject: person });

/** About the tenant: what a role may do from now on differs from what its module or plugin says. */
export const roleGrantsChanged = event('identity.role-grants-changed', text('调整岗位权限', 'Permissions of a role changed'), role.extend({ added: z.array(z.string()), removed: z.array(z.string()) }), { subject: null });

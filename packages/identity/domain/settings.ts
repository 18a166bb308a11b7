import { setting, text } from '@aftercare/kernel';
import { z } from 'zod';

export const sessionIdleHours = setting('identity.session-idle-hours', text('无操作自动退出（小时）', 'Signed out after hours without use'), z.number().int().min(1).max(168), 12);

export const sessionDays = setting('identity.session-days', text('登录最长有效期（天）', 'Signed out after days at the latest'), z.number().int().min(1).max(90), 7);

export const passwordLength = setting('identity.password-length', text('密码最短长度', 'Shortest password'), z.number().int().min(8).max(64), 10);

export const delegationDays = setting('identity.delegation-days', text('代理最长期限（天）', 'Longest delegation in days'), z.number().int().min(1).max(366), 90);

export const invitationHours = setting('identity.invitation-hours', text('邀请链接有效期（小时）', 'Invitations work for hours'), z.number().int().min(1).max(720), 168);

export const resetHours = setting('identity.reset-hours', text('密码重置链接有效期（小时）', 'Links to reset a password work for hours'), z.number().int().min(1).max(72), 2);

export const signInLogDays = setting('identity.sign-in-log-days', text('登录日志保留天数', 'Sign-in log is kept for days'), z.number().int().min(30).max(3_650), 365);

import { setting, text } from '@aftercare/kernel';
import { z } from 'zod';

export const sessionIdleHours = setting('identity.session-idle-hours', text('无操作自动退出（小时）', 'Signed out after hours without use'), z.number().int().min(1).max(168), 12);

export const sessionDays = setting('identity.session-days', text('登录最长有效期（天）', 'Signed out after days at the latest'), z.number().int().min(1).max(90), 7);

export const passwordLength = setting('identity.password-length', text('密码最短长度', 'Shortest password'), z.number().int().min(8).max(64), 10);

export const delegationDays = setting('identity.delegation-days', text('代理最长期限（天）', 'Longest delegation in days'), z.number().int().min(1).max(366), 90);

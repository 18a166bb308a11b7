import { labelled, locale, text } from '@aftercare/kernel';
import { z } from 'zod';
import { emailAddress } from './session.ts';

export const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'an IANA time zone such as Asia/Shanghai');

export const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY');

/** A company and its first administrator. */
export const newTenantInput = z.strictObject({
  code: labelled(z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, a letter first, 2 to 40 in all'), '公司代码', 'Company code'),
  name: labelled(z.string().trim().min(1).max(120), '公司名称', 'Name'),
  adminEmail: labelled(emailAddress, '系统管理员邮箱', "Administrator's e-mail"),
  adminName: labelled(z.string().trim().min(1).max(80), '系统管理员姓名', "Administrator's name"),
  locale: labelled(locale.default('zh-CN'), '语言', 'Language').meta({ 'x-labels': { 'zh-CN': text('中文', 'Chinese'), en: text('英文', 'English') } }),
  currency: labelled(currency.default('CNY'), '本位币', 'Currency'),
  timeZone: labelled(timeZone.default('Asia/Shanghai'), '时区', 'Time zone'),
  /** All that are installed when absent. */
  modules: z.array(z.string()).optional(),
  plugins: z.array(z.string()).default([]),
});
export type NewTenantInput = z.input<typeof newTenantInput>;

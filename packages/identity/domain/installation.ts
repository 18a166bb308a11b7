import { labelled, locale, text } from '@aftercare/kernel';
import { z } from 'zod';
import { currency, newTenantInput, timeZone } from './new-tenant.ts';

const line = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\p{Cc}]*$/u, 'one line');
const optionalLine = (most: number) => line(most).nullable().default(null);

/** What stands at the head of a company's letters and papers. */
const letterhead = {
  company: labelled(line(120), '信头公司名称', 'Company on letters'),
  address: labelled(optionalLine(200), '地址', 'Address'),
  phone: labelled(optionalLine(40), '电话', 'Phone'),
  email: labelled(z.email().max(254).nullable().default(null), '邮箱', 'E-mail'),
  website: labelled(z.url({ protocol: /^https?$/ }).max(200).nullable().default(null), '网站', 'Website'),
  colour: labelled(z.string().regex(/^#[0-9a-f]{6}$/i, '#rrggbb').nullable().default(null), '信头颜色（#rrggbb）', 'Colour of letters (#rrggbb)'),
};

/** What a company's own administrator changes, all of it at once. */
export const companyInput = z.strictObject({ version: z.number().int(), name: labelled(line(120), '公司名称', 'Name'), ...letterhead }).meta({ id: 'CompanyInput' });
export type CompanyInput = z.output<typeof companyInput>;

/** What only whoever runs the installation changes as well. */
export const operatedCompanyInput = companyInput
  .extend({
    locale: labelled(locale, '语言', 'Language').meta({ 'x-labels': { 'zh-CN': text('中文', 'Chinese'), en: text('英文', 'English') } }),
    currency: labelled(currency, '本位币', 'Currency'),
    timeZone: labelled(timeZone, '时区', 'Time zone'),
  })
  .meta({ id: 'OperatedCompanyInput' });
export type OperatedCompanyInput = z.output<typeof operatedCompanyInput>;

const ids = z.array(z.string().max(60)).max(100);
/** Those wanted; what they require is switched on with them. */
export const companyModulesInput = z.strictObject({ version: z.number().int(), modules: ids }).meta({ id: 'CompanyModulesInput' });
/** In the order in which they wrap each other: the last one is asked first. */
export const companyPluginsInput = z.strictObject({ version: z.number().int(), plugins: ids }).meta({ id: 'CompanyPluginsInput' });
export const pluginPreviewInput = z.strictObject({ plugins: ids }).meta({ id: 'PluginPreviewInput' });
export const companyVersionInput = z.strictObject({ version: z.number().int() }).meta({ id: 'CompanyVersion' });

/** With `invite` the administrator is asked by mail to choose a password, else one is made up and shown once. */
export const openCompanyInput = newTenantInput.extend({ invite: labelled(z.boolean().default(true), '发邮件邀请系统管理员设置密码', 'Invite the administrator by mail to choose a password') }).meta({ id: 'OpenCompany' });
export type OpenCompanyInput = z.input<typeof openCompanyInput>;
export const openedCompany = z.object({ id: z.uuid(), code: z.string(), email: z.string(), password: z.string().nullable() }).meta({ id: 'OpenedCompany' });
export type OpenedCompany = z.output<typeof openedCompany>;

const instant = z.iso.datetime();

/** A company in the installation's list: what it is and how much, never what is in it. */
export const companyRow = z
  .object({ id: z.uuid(), code: z.string(), name: z.string(), modules: z.array(z.string()), plugins: z.array(z.string()), people: z.number().int(), createdAt: instant, lastSignInAt: instant.nullable(), archivedAt: instant.nullable() })
  .meta({ id: 'CompanyRow' });
export type CompanyRow = z.output<typeof companyRow>;

/** `byOperator`: whoever runs the installation did it. `fields`: which; or the modules or plugins concerned. */
export const companyChange = z.object({ at: instant, event: z.string(), title: z.record(locale, z.string()), fields: z.array(z.string()), byOperator: z.boolean(), by: z.string().nullable() });

/** A company as those see it who look after it. */
export const companyView = z
  .object({
    id: z.uuid(), version: z.number().int(), code: z.string(), name: z.string(),
    letterhead: z.object({ company: z.string(), address: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), website: z.string().nullable(), colour: z.string().nullable() }),
    locale, currency: z.string(), timeZone: z.string(), modules: z.array(z.string()), plugins: z.array(z.string()), archivedAt: instant.nullable(), changes: z.array(companyChange),
  })
  .meta({ id: 'Company' });
export type CompanyView = z.output<typeof companyView>;

/** A module or plugin that this process runs. `version`: of a plugin the version of its rules, of a module its last migration. */
export const installedPart = z.object({ id: z.string(), kind: z.enum(['module', 'plugin']), title: z.record(locale, z.string()), version: z.string().nullable(), requires: z.array(z.string()), always: z.boolean() }).meta({ id: 'InstalledPart' });
export type InstalledPart = z.output<typeof installedPart>;

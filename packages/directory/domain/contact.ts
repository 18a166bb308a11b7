import { labelled } from '@aftercare/kernel';
import { z } from 'zod';
import { email, language, line, phone, version } from './fields.ts';

const fields = {
  name: labelled(line(60), '姓名', 'Name'),
  /** What they do there: buyer, quality, owner … */
  role: labelled(line(60).nullable(), '职务', 'Role'),
  phone: labelled(phone.nullable(), '电话', 'Phone'),
  email: labelled(email.nullable(), '电子邮件', 'E-mail'),
  /** The party's own when null. */
  language: labelled(language.nullable(), '邮件语言', 'Language of mails'),
};

export const contactInput = z.strictObject({
  name: fields.name,
  role: fields.role.default(null),
  phone: fields.phone.default(null),
  email: fields.email.default(null),
  language: fields.language.default(null),
  /** The one whom mails go to. The first contact of a party is it without being asked. */
  primary: labelled(z.boolean(), '首选联系人', 'Primary contact').default(false),
}).meta({ id: 'NewContact' });
export type ContactInput = z.output<typeof contactInput>;

/** What is absent stays as it is. */
export const changeContactInput = z.strictObject({ version, ...z.object({ ...fields, primary: z.literal(true) }).partial().shape }).meta({ id: 'ChangeContact' });
export type ChangeContactInput = z.output<typeof changeContactInput>;

export const contactView = z.object({ id: z.uuid(), ...fields, phone: z.string().nullable(), email: z.string().nullable(), primary: z.boolean() }).meta({ id: 'Contact' });
export type ContactView = z.output<typeof contactView>;

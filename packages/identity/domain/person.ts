import { labelled, listQuery, locale, oneLine, page, text } from '@aftercare/kernel';
import { z } from 'zod';
import { emailAddress, password } from './session.ts';

/** A person as an administrator enters one. */
export const personInput = z.strictObject({
  name: labelled(oneLine(80), '姓名', 'Name'),
  email: labelled(emailAddress, '邮箱', 'E-mail'),
  phone: labelled(z.string().trim().min(3).max(40).nullable().default(null), '电话', 'Phone'),
  departmentId: labelled(z.uuid().nullable().default(null), '部门', 'Department').meta({ 'x-format': 'department' }),
  managerId: labelled(z.uuid().nullable().default(null), '直属上级', 'Manager').meta({ 'x-format': 'person' }),
  /** The tenant's language when absent. */
  locale: labelled(locale.nullable().default(null), '语言', 'Language').meta({ 'x-labels': { 'zh-CN': text('中文', 'Chinese'), en: text('英文', 'English') } }),
  extra: z.record(z.string(), z.unknown()).optional(),
});
export type PersonInput = z.input<typeof personInput>;

/** Without a password the person stands in the books but cannot sign in. */
export const createPersonInput = personInput.extend({ password: password.nullable().default(null) }).meta({ id: 'CreatePerson' });

/** As `createPersonInput`, with the roles they start with; a mail asks them to choose a password. */
export const invitePersonInput = personInput.extend({ roles: z.array(z.string().max(80)).max(100).default([]) }).meta({ id: 'InvitePerson' });
export type InvitePersonInput = z.input<typeof invitePersonInput>;

/** What an administrator changes of a person, all of it at once. */
export const editPersonInput = personInput.omit({ extra: true }).extend({ version: z.number().int() }).meta({ id: 'EditPerson' });
export type EditPersonInput = z.input<typeof editPersonInput>;

/** What becomes of what somebody who leaves holds. Open work goes to the successor, always; roles and the lead of people and departments where this says so. */
export const leaveInput = z.strictObject({
  successorId: z.uuid().nullable().default(null),
  roles: z.array(z.string().max(80)).max(100).default([]),
  leads: z.boolean().default(false),
}).meta({ id: 'Leave' });
export type LeaveInput = z.input<typeof leaveInput>;

export const personStates = ['active', 'invited', 'left'] as const;
/** Invited: they have no password yet and a mail asked them to choose one. */
export type PersonState = (typeof personStates)[number];

export const setPersonRolesInput = z.strictObject({ roles: z.array(z.string().max(80)).max(100) }).meta({ id: 'SetPersonRoles' });

export const peopleQuery = listQuery(['name', 'createdAt'], {
  department: z.uuid().optional(),
  active: z.enum(['true', 'false']).transform((value) => value === 'true').optional(),
  role: z.string().max(80).optional(),
  state: z.enum(personStates).optional(),
});
export type PeopleQuery = z.output<typeof peopleQuery>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const personRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  active: z.boolean(),
  state: z.enum(personStates),
  department: named.nullable(),
  /** Those assigned to the person and those that come with heading a department. */
  roles: z.array(z.string()),
}).meta({ id: 'PersonRow' });
export type PersonRow = z.output<typeof personRow>;
export const peoplePage = page(personRow);

export const personView = personRow.extend({
  locale: locale.nullable(),
  manager: named.nullable(),
  /** Whoever signs for this person: the manager, else the head of the department. */
  superior: named.nullable(),
  headOf: z.array(named),
  roles: z.array(z.object({
    id: z.string(),
    title: z.record(locale, z.string()),
    /** The department whose head holds the role; null when it was given to the person. */
    by: named.nullable(),
  })),
  createdAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  /** Whether they can sign in once they are active. */
  hasPassword: z.boolean(),
  /** The last mail that asked them to choose a first password, while it can still be used or has run out. */
  invitation: z.object({ sentAt: z.iso.datetime(), expiresAt: z.iso.datetime(), expired: z.boolean() }).nullable(),
  version: z.number().int(),
  extra: z.record(z.string(), z.unknown()),
}).meta({ id: 'Person' });
export type PersonView = z.output<typeof personView>;

export const created = z.object({ id: z.uuid() }).meta({ id: 'Created' });

import { listQuery, locale, page } from '@aftercare/kernel';
import { z } from 'zod';
import { emailAddress, password } from './session.ts';

/** A person as an administrator enters one. */
export const personInput = z.strictObject({
  name: z.string().trim().min(1).max(80).regex(/^[^\p{Cc}]*$/u, 'one line'),
  email: emailAddress,
  phone: z.string().trim().min(3).max(40).nullable().default(null),
  /** The tenant's language when absent. */
  locale: locale.nullable().default(null),
  departmentId: z.uuid().nullable().default(null),
  managerId: z.uuid().nullable().default(null),
  extra: z.record(z.string(), z.unknown()).optional(),
});
export type PersonInput = z.input<typeof personInput>;

/** Without a password the person stands in the books but cannot sign in. */
export const createPersonInput = personInput.extend({ password: password.nullable().default(null) }).meta({ id: 'CreatePerson' });

export const setPersonRolesInput = z.strictObject({ roles: z.array(z.string().max(80)).max(100) }).meta({ id: 'SetPersonRoles' });

export const peopleQuery = listQuery(['name', 'createdAt'], {
  department: z.uuid().optional(),
  active: z.enum(['true', 'false']).transform((value) => value === 'true').optional(),
  role: z.string().max(80).optional(),
});
export type PeopleQuery = z.output<typeof peopleQuery>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const personRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  active: z.boolean(),
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
  extra: z.record(z.string(), z.unknown()),
}).meta({ id: 'Person' });
export type PersonView = z.output<typeof personView>;

export const created = z.object({ id: z.uuid() }).meta({ id: 'Created' });

import { labelled, oneLine } from '@aftercare/kernel';
import { z } from 'zod';

export const createDepartmentInput = z.strictObject({
  name: labelled(oneLine(80), '名称', 'Name'),
  parentId: labelled(z.uuid().nullable().default(null), '上级部门', 'Below').meta({ 'x-format': 'department' }),
}).meta({ id: 'CreateDepartment' });
export type CreateDepartmentInput = z.input<typeof createDepartmentInput>;

export const setHeadInput = z.strictObject({ personId: z.uuid().nullable() }).meta({ id: 'SetDepartmentHead' });

/** Renames it or moves it below another. */
export const changeDepartmentInput = createDepartmentInput.extend({ parentId: createDepartmentInput.shape.parentId, version: z.number().int() }).meta({ id: 'ChangeDepartment' });
export type ChangeDepartmentInput = z.input<typeof changeDepartmentInput>;

export const versionInput = z.strictObject({ version: z.number().int() }).meta({ id: 'Version' });

export const departmentsQuery = z.strictObject({ archived: z.enum(['true', 'false']).transform((value) => value === 'true').default(false) });

const named = z.object({ id: z.uuid(), name: z.string() });

/** Flat, parents before their children, so a reader can build the tree in one pass. */
export const departmentView = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable(),
  head: named.nullable(),
  /** Active people of the department itself, without those below it. */
  people: z.number().int(),
  /** What whoever heads it holds. */
  roles: z.array(z.string()),
  archivedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
}).meta({ id: 'Department' });
export type DepartmentView = z.output<typeof departmentView>;

import { kernelCan, role, text } from '@aftercare/kernel';
import { can } from './permissions.ts';

/** Holds every permission of what is installed, also of a module that is added later; so it lists none, and none can be taken away. */
export const administrator = role('identity.administrator', text('系统管理员', 'Administrator'), { sight: 'tenant' });

/** Everybody holds it; mapped by no tenant. */
export const employee = role('identity.employee', text('员工', 'Employee'), { grants: [can.seePeople, kernelCan.seeRules] });

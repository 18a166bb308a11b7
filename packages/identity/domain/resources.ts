import { resource, text } from '@aftercare/kernel';

export const person = resource('person', text('人员', 'Person'));
export const department = resource('department', text('部门', 'Department'));

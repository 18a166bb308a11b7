import { deadline, text } from '@aftercare/kernel';

/** The time a procedure gives to one of its steps; it runs from the moment the step can be done. */
export const stepDeadline = deadline('workflow.step', text('步骤时限', 'Step deadline'));

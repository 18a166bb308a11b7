import { deadline, text } from '@aftercare/kernel';

/** The time a procedure gives to one of its steps; it runs from the moment the step can be done. */
export const stepDeadline = deadline('workflow.step', text('步骤时限', 'Step deadline'));

/** By when somebody of whom money is claimed back has to answer. */
export const recoveryAnswer = deadline('workflow.recovery-answer', text('追偿答复时限', 'Answer to a claim'));

/** The time in which somebody accepts or declines a case that is offered to them. */
export const handOverDeadline = deadline('workflow.hand-over', text('移交接收时限', 'Accepting a hand-over'));

/** The time that a measure of a corrective action was given; the clock's step is the measure's id. */
export const measureDeadline = deadline('workflow.measure', text('措施期限', 'Measure'));
/** The time for checking the effect of a corrective action once its day has come; the clock's step is the check's id. */
export const checkDeadline = deadline('workflow.effectiveness-check', text('有效性验证', 'Effectiveness check'));

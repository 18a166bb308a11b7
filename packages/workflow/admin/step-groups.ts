import { allBefore, type StepView } from '@aftercare/workflow';

/** The steps in their order, those together that may be done at the same time because the procedure says what each waits for. */
export function stepGroups(steps: readonly StepView[]): StepView[][] {
  const groups: StepView[][] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    const before = allBefore(steps, step);
    if (group && step.plan.after && group.every((each) => !before.has(each.step))) group.push(step);
    else groups.push([step]);
  }
  return groups;
}

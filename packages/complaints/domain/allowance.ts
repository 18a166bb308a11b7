import type { CaseFacts } from './facts.ts';
import { actionFits, complaintActions, type ComplaintAction } from './lifecycle.ts';

/** Whether an action may be taken now, and if not, why: the same codes that the refusal would name. */
export interface Allowance {
  readonly action: ComplaintAction;
  readonly allowed: boolean;
  readonly because: string[];
}

/** What the tenant's policies say stands in the way of an action. */
export type Obstacles = Readonly<Partial<Record<ComplaintAction, readonly string[]>>>;

/** Every action with what stands in its way now. */
export function allowances(facts: CaseFacts, permitted: (action: ComplaintAction) => boolean, obstacles: Obstacles): Allowance[] {
  return complaintActions.map((action) => {
    const because = [
      ...(permitted(action) ? [] : ['no-permission']),
      ...(actionFits(action, facts.state) ? [] : ['wrong-state']),
      ...standing(action, facts),
      ...(obstacles[action] ?? []),
    ];
    return { action, allowed: because.length === 0, because };
  });
}

/** What stands in the way in every tenant. */
function standing(action: ComplaintAction, { openActions, lastAnswer }: CaseFacts): string[] {
  if (action === 'mark-duplicate' && lastAnswer === 'accepted') return ['accepted-offer'];
  if (action === 'start-follow-up' && openActions > 0) return ['open-actions'];
  if (action === 'complete-action' && openActions === 0) return ['no-open-actions'];
  return [];
}

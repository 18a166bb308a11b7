import type { Money, Text } from '@aftercare/kernel';
import { type AuthorityDecision, type AuthorityLevel, grantKindTitles, type LimitCheck } from '@aftercare/workflow';

export interface AuthorityWords {
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  readonly say: (text: Text) => string;
  readonly money: (value: Money) => string;
  readonly role: (id: string) => string;
}

/** Posts of one level: any one of them signs. */
export const levelTitle = (roles: readonly string[], { t, role }: AuthorityWords): string => roles.map(role).join(t('workflow.approval.or'));

/** What a limit adds up, such as the customer's last 90 days. */
export function spanTitle({ kind, per, windowDays, batch }: Pick<LimitCheck, 'kind' | 'per' | 'windowDays' | 'batch'>, { t, say }: AuthorityWords): string {
  const over = per === 'case' ? t('workflow.approval.span.case') : `${per === 'batch' ? t('workflow.approval.span.batch', { batch: batch ?? '' }) : t('workflow.approval.span.customer')}${windowDays === null ? '' : t('workflow.approval.days', { days: windowDays })}`;
  return kind === 'any' ? over : t('workflow.approval.ofKind', { over, kind: say(grantKindTitles[kind]) });
}

/** Why a level does not reach so far; nothing for one that does. */
export function levelReasons({ roles, without, checks }: AuthorityLevel, words: AuthorityWords): string[] {
  const who = levelTitle(roles, words);
  return [
    ...without.map((kind) => words.t('workflow.approval.why.kind', { who, kind: words.say(grantKindTitles[kind]) })),
    ...checks.filter(({ covered }) => !covered).map((check) => {
      const span = spanTitle(check, words);
      const limit = check.limit ? words.money(check.limit) : '';
      return check.over ? words.t(check.before.amount === '0.00' ? 'workflow.approval.why.over' : 'workflow.approval.why.adds', { who, span, limit, over: words.money(check.over), before: words.money(check.before) }) : words.t('workflow.approval.why.foreign', { who, span, limit });
    }),
  ];
}

/** The answer to "why must this go so high": what stands in the way of each level below the one that decides. */
export function reasons({ outcome, chain, levels }: AuthorityDecision, words: AuthorityWords): string[] {
  if (outcome === 'granted') return [];
  const last = chain.at(-1)?.join();
  const end = outcome === 'nobody' ? levels.length : levels.findIndex(({ roles }) => roles.join() === last);
  return levels.slice(0, end).filter(({ covers }) => !covers).flatMap((level) => levelReasons(level, words));
}

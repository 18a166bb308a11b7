import { useI18n } from 'vue-i18n';
import type { FieldProblem } from '@aftercare/kernel';

/** What the API refused, as it said it (RFC 9457). `details` holds the members beyond the standard ones, such as `current`. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

export const unreachable = 'console.unreachable';

/** Reads a refusal's body. What is no problem document, as from a proxy, keeps its status. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const { code, detail, title, errors, type: _type, status: _status, ...details } = (typeof body === 'object' && body ? body : {}) as Record<string, unknown>;
  const said = [detail, title].find((each) => typeof each === 'string') as string | undefined;
  return new ApiProblem(typeof code === 'string' ? code : `http.${status}`, status, said ?? `HTTP ${status}`, Array.isArray(errors) ? errors : [], details);
}

/** A problem in words: by its code in the person's language, else what the server said. */
export function useProblem(): { say: (error: unknown) => string; sayField: (problem: FieldProblem) => string } {
  const { t, te } = useI18n();
  const say = (error: unknown): string => {
    if (!(error instanceof ApiProblem)) return t('kernel.error.unexpected');
    const key = `problems.${error.code}`;
    if (te(key)) return t(key, error.details);
    return error.status >= 500 ? t('kernel.error.server') : error.detail;
  };
  const sayField = ({ code, message, values = {} }: FieldProblem): string => (te(`problems.fields.${code}`) ? t(`problems.fields.${code}`, values) : message);
  return { say, sayField };
}

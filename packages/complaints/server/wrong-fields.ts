import { InvalidInput, type FieldProblem, type Money } from '@aftercare/kernel';
import { currentTenant } from '@aftercare/kernel/server';

export const wrong = (path: string, code: string): FieldProblem => ({ path, code, message: `This is not accepted: ${code}.` });

/** Amounts are compared with the tenant's limits, so they are in the tenant's currency. */
export const wrongCurrency = (path: string, amount: Money | null | undefined): FieldProblem[] => (amount && amount.currency !== currentTenant().currency ? [wrong(`${path}.currency`, 'wrong-currency')] : []);

/** What a rule says of fields: `{ path: code }`. */
export const wrongByRule = (said: Readonly<Record<string, string>>): FieldProblem[] => Object.entries(said).map(([path, code]) => wrong(path, code));

/** @throws InvalidInput naming all of them */
export function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput({ errors: problems });
}

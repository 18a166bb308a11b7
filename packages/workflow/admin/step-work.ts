/** What a case's page does with a step when somebody sends its sheet; the case's module knows its address. */
export interface StepWork {
  readonly complete: (step: string, form: Record<string, unknown>) => Promise<unknown>;
  readonly sign: (step: string, comment: string | null) => Promise<unknown>;
  readonly handBack: (step: string, reason: string) => Promise<unknown>;
}

import type { z } from 'zod';

/** Asked by a package below, answered by one above; `whenAbsent` holds where no loaded module answers. */
export interface Question<Asks, Answers> {
  readonly id: string;
  readonly asks: z.ZodType<Asks>;
  readonly answers: z.ZodType<Answers>;
  readonly whenAbsent: Answers;
}

export const question = <A extends z.ZodType, R extends z.ZodType>(
  id: string,
  { asks, answers }: { asks: A; answers: R },
  { whenAbsent }: { whenAbsent: z.output<R> },
): Question<z.output<A>, z.output<R>> => ({ id, asks: asks as never, answers: answers as never, whenAbsent });

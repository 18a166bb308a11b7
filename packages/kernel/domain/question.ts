import { z } from 'zod';

/** Asked by a package below, answered by one above; `whenAbsent` holds where no loaded module answers. */
export interface Question<Asks, Answers> {
  readonly id: string;
  readonly asks: z.ZodType<Asks>;
  readonly answers: z.ZodType<Answers>;
  readonly whenAbsent: Answers;
  /** Whether every module may answer; else the first that does. */
  readonly gathered?: true;
}

export const question = <A extends z.ZodType, R extends z.ZodType>(
  id: string,
  { asks, answers }: { asks: A; answers: R },
  { whenAbsent }: { whenAbsent: z.output<R> },
): Question<z.output<A>, z.output<R>> => ({ id, asks: asks as never, answers: answers as never, whenAbsent });

/** A question that every module above may answer with a list; whoever asks gets all of them, those of the lowest module first. */
export const gathered = <A extends z.ZodType, Item extends z.ZodType>(id: string, { asks, item }: { asks: A; item: Item }): Question<z.output<A>, z.output<Item>[]> => ({
  id,
  asks: asks as never,
  answers: z.array(item),
  whenAbsent: [],
  gathered: true,
});

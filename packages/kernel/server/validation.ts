import { InvalidInput, type FieldProblem } from '../domain/index.ts';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
}

/** Every wrong field of an input: an unknown key is named itself, not its parent. */
export function fieldProblems(issues: readonly Issue[], under = ''): FieldProblem[] {
  return issues.flatMap(({ message, path = [], code = 'invalid', keys }) => {
    const parts = [...(under ? [under] : []), ...path.map((part) => String(typeof part === 'object' ? part.key : part))];
    if (code === 'unrecognized_keys' && keys) return keys.map((key) => ({ path: [...parts, key].join('.'), code: 'unknown-field', message: 'This field is not known here.' }));
    return [{ path: parts.join('.'), code, message }];
  });
}

/** @throws InvalidInput */
export function parseOrThrow<S extends z.ZodType>(schema: S, input: unknown, under = ''): z.output<S> {
  const result = schema.safeParse(input);
  if (!result.success) throw new InvalidInput({ errors: fieldProblems(result.error.issues, under) });
  return result.data;
}

/** Checks every parameter by its schema. One of the path is named like a field. */
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    return schema && type !== 'custom' ? parseOrThrow(schema as z.ZodType, value, data) : value;
  }
}

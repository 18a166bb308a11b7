import { InvalidInput, type FieldProblem } from '../domain/index.ts';
import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
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

/** Checks every parameter by its schema, and refuses NUL characters, which no text column takes. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InvalidInput({ errors: fieldProblems(issues) }) });
  }

  override transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const wrong = metadata.type === 'custom' ? [] : nulPaths(value);
    if (wrong.length > 0) throw new InvalidInput({ errors: wrong.map((path) => ({ path, code: 'nul-character', message: 'A text cannot hold a NUL character.' })) });
    return super.transform(value, metadata);
  }
}

function nulPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.includes('\u0000') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key.includes('\u0000') ? [path] : nulPaths(each, path ? `${path}.${key}` : key)));
}

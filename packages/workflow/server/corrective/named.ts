import { InvalidInput, type FieldProblem, type SubjectRef } from '@aftercare/kernel';
import { Db, Questions, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { productNames } from '../../domain/index.ts';

const unknown = (path: string): FieldProblem => ({ path, code: 'unknown', message: 'Nobody and nothing that is known here.' });

/** Whether what an input names exists: people who are active, products of the directory, files that hang on the case. */
@Injectable()
export class Named {
  constructor(
    private readonly db: Db,
    private readonly people: People,
    private readonly questions: Questions,
  ) {}

  /** @throws InvalidInput naming all fields whose person is unknown or has left */
  async present(given: Readonly<Record<string, string | undefined>>): Promise<void> {
    const ids = Object.entries(given).filter((each): each is [string, string] => each[1] !== undefined);
    const known = await this.people.names(ids.map(([, id]) => id));
    refuse(ids.filter(([, id]) => !known.get(id)?.active).map(([path]) => unknown(path)));
  }

  /** @throws InvalidInput for a product with an id that the directory does not know; one that is only called something may be any */
  async goods(product: { readonly id: string | null } | null | undefined): Promise<void> {
    if (product?.id && !(await this.questions.ask(productNames, { ids: [product.id] })).length) refuse([unknown('product.id')]);
  }

  /** @throws InvalidInput naming all files that are not files of this case */
  async files({ type, id }: SubjectRef, files: readonly string[]): Promise<void> {
    if (!files.length) return;
    const rows = await this.db.rows<{ id: string }>(sql`select id from attachment where id = any(${[...files]}::uuid[]) and subject_type = ${type} and subject_id = ${id} and removed_at is null`);
    const known = new Set(rows.map((row) => row.id));
    refuse(files.flatMap((file, index) => (known.has(file) ? [] : [unknown(`files.${index}`)])));
  }
}

function refuse(errors: readonly FieldProblem[]): void {
  if (errors.length) throw new InvalidInput({ errors });
}

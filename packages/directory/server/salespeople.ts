import { People } from '@aftercare/identity/server';
import { wrongField } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Our own people, as the directory's records name them. */
@Injectable()
export class Salespeople {
  constructor(private readonly people: People) {}

  /** @throws InvalidInput when there is no such person */
  async check(id: string | null | undefined): Promise<void> {
    if (id && !(await this.people.byId(id))) throw wrongField('salespersonId', 'unknown-person', 'There is no such person.');
  }

  /** Puts the name in the place of the id, with one look-up for all rows. */
  async name<Row extends { salespersonId: string | null }>(rows: readonly Row[]): Promise<(Omit<Row, 'salespersonId'> & { salesperson: Named | null })[]> {
    const names = await this.people.names(rows.flatMap(({ salespersonId }) => salespersonId ?? []));
    return rows.map(({ salespersonId, ...row }) => {
      const found = salespersonId ? names.get(salespersonId) : undefined;
      return { ...row, salesperson: found ? { id: found.id, name: found.name } : null };
    });
  }
}

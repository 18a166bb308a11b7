import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import type { Brief } from '../../domain/index.ts';

/** What people are called in notices that are about one. */
@Injectable()
export class PersonBriefs {
  constructor(private readonly people: People) {}

  async answer({ ids }: { ids: string[] }): Promise<Brief[]> {
    return [...(await this.people.names(ids)).values()].map(({ id, name }) => ({ id, number: name, title: '', path: '/account' }));
  }
}

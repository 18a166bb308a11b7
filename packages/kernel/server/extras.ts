import type { Resource } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Installed } from './installed.ts';
import { parseOrThrow } from './validation.ts';

/** The fields that the current tenant's plugins add to a record. */
@Injectable()
export class Extras {
  constructor(private readonly installed: Installed) {}

  /** One strict schema of all declared fields: unknown is refused, required is required. */
  schema(resource: Resource): z.ZodObject {
    const fields = this.installed.tenantPlugins().flatMap(({ manifest }) => (manifest.fields ?? []).filter((each) => each.resource.name === resource.name));
    return z.strictObject(Object.assign({}, ...fields.map(({ shape }) => shape)));
  }

  /** @throws InvalidInput naming `extra.<field>` */
  parse(resource: Resource, input: unknown): Record<string, unknown> {
    return parseOrThrow(this.schema(resource), input ?? {}, 'extra');
  }
}

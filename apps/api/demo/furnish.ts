import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface DemoTenant {
  readonly code: string;
  readonly name: string;
  readonly password: string;
  readonly people: readonly { readonly email: string; readonly post: string }[];
}

export async function furnishDemo(_: NestFastifyApplication): Promise<readonly DemoTenant[]> {
  return [];
}

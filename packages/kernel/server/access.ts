import type { Permission } from '../domain/index.ts';
import { SetMetadata, type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import type { FastifyRequest } from 'fastify';
import type { Actor, Tenant } from './context.ts';

export const accessMetadata = 'aftercare:access';

export type Access = { readonly kind: 'public' } | { readonly kind: 'signed-in' } | { readonly kind: 'permission'; readonly permission: Permission };

/** Who may call this route: whoever holds the permission. */
export const Allow = (permission: Permission) => SetMetadata(accessMetadata, { kind: 'permission', permission } satisfies Access);
/** Anybody; there is no tenant. */
export const Public = () => SetMetadata(accessMetadata, { kind: 'public' } satisfies Access);
/** Everybody who is signed in. */
export const SignedIn = () => SetMetadata(accessMetadata, { kind: 'signed-in' } satisfies Access);

/** A request's caller, found by session or API token. */
export interface Caller {
  readonly tenant: Tenant;
  readonly actor: Actor;
}

/** Says who calls. Identity provides it. */
export abstract class Authenticator {
  /** @returns undefined when nobody is signed in @throws DomainError when what was shown is wrong (a missing CSRF header, say) */
  abstract authenticate(request: FastifyRequest): Promise<Caller | undefined>;

  /** Whether what the request showed still opens the door. Asking is no use of it: it keeps no idle session alive. */
  async stands(request: FastifyRequest): Promise<boolean> {
    return (await this.authenticate(request)) !== undefined;
  }
}

/**
 * A forgotten `@Allow` is an open door, so the process refuses to start with one.
 * @throws Error naming the route
 */
export function assertEveryRouteIsGuarded(controllers: readonly Type[]): void {
  for (const controller of controllers) {
    for (const name of Object.getOwnPropertyNames(controller.prototype)) {
      const route = (controller.prototype as Record<string, unknown>)[name];
      if (name === 'constructor' || typeof route !== 'function') continue;
      if (Reflect.hasMetadata(PATH_METADATA, route) && !Reflect.hasMetadata(accessMetadata, route)) {
        throw new Error(`${controller.name}.${name} needs @Allow(…), @SignedIn() or @Public().`);
      }
    }
  }
}

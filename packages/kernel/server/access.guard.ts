import { domainError, Forbidden } from '../domain/index.ts';
import { Injectable, type CallHandler, type CanActivate, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { accessMetadata, Authenticator, type Access, type Caller } from './access.ts';
import { withTenant } from './context.ts';
import { Installed, ModuleOff } from './installed.ts';
import { keyedHash, withIdempotencyKey } from './idempotency.ts';
import { wrongField } from './commands.ts';

export class NotSignedIn extends domainError<object>('kernel.not-signed-in', 401, () => 'Sign in first.') {}

type CalledRequest = FastifyRequest & { caller?: Caller };

/** Finds the caller, and checks the route's permission and that their company uses its module. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly installed: Installed,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access>(accessMetadata, context.getHandler());
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const caller = await this.authenticator.authenticate(request);
    if (!caller) throw new NotSignedIn({});
    const module = this.installed.ownerOf(context.getClass());
    if (module && !caller.tenant.modules.includes(module)) throw new ModuleOff({ module });
    if (access.kind === 'permission' && !caller.actor.permissions.has(access.permission.id)) throw new Forbidden({ permission: access.permission.id });
    request.caller = caller;
    return true;
  }
}

/** Runs the route in its caller's tenant, and under its Idempotency-Key. */
@Injectable()
export class ContextInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const { caller } = request;
    if (!caller) return next.handle();
    const run = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method === 'GET') return from(withTenant(caller.tenant, caller.actor, run));
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) throw wrongField('Idempotency-Key', 'invalid', 'A key has 1 to 100 visible ASCII characters.');
    const bodyHash = keyedHash(key, JSON.stringify([request.query, request.body ?? null]));
    const route = `${request.method} ${request.url.split('?')[0]}`;
    return from(withTenant(caller.tenant, caller.actor, () => withIdempotencyKey({ key, route, bodyHash }, run)));
  }
}

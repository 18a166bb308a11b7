import { DomainError } from '../domain/index.ts';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** RFC 9457. `code` is what clients and translations key on. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly [more: string]: unknown;
}

const codes: Record<number, string> = { 400: 'kernel.bad-request', 404: 'kernel.no-such-route', 405: 'kernel.no-such-route', 413: 'kernel.too-large', 415: 'kernel.unsupported-media-type', 429: 'kernel.too-many-requests' };

/** Turns every error into problem JSON. What the product did not foresee is logged and tells the client nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error(`${request.method} ${request.url}: ${(error as Error)?.stack ?? String(error)}`);
    if (reply.raw.headersSent) return void reply.raw.end();
    if (typeof problem.retryAfter === 'number') void reply.header('retry-after', problem.retryAfter);
    void sendProblem(reply, problem);
  }
}

export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply => reply.status(problem.status).type('application/problem+json').send(problem);

export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return problem(error.status, error.code, error.message, error.details);
  const status = error instanceof HttpException ? error.getStatus() : clientStatus(error);
  if (status) return problem(status, codes[status] ?? 'kernel.bad-request', (error as Error).message);
  return problem(500, 'kernel.internal', 'Something went wrong here. It was logged.');
}

/** Fastify's own refusals (bad JSON, too large a body) and values that the database cannot take, such as a NUL character. */
function clientStatus(error: unknown): number | undefined {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode && statusCode >= 400 && statusCode < 500) return statusCode;
  return ['22021', '22P05', '22003'].includes(code ?? '') ? 400 : undefined;
}

const problem = (status: number, code: string, detail: string, details: object = {}): Problem => ({ ...details, type: `urn:aftercare:problem:${code}`, title: code, status, code, detail });

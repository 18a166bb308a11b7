import { Environment } from '@aftercare/kernel/server';
import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that holds a session's secret. Scripts cannot read it, and other sites' forms do not send it. */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor({ values }: Environment) {
    this.secure = values.publicUrl.startsWith('https:');
    // With `__Host-`, no other host of the same domain can plant a session; browsers take it only over https.
    this.name = this.secure ? '__Host-aftercare' : 'aftercare';
  }

  /** None when the request carries an API token: a token counts alone. */
  read({ headers, cookies }: FastifyRequest): string | undefined {
    return /^Bearer /i.test(headers.authorization ?? '') ? undefined : cookies[this.name];
  }

  write(reply: FastifyReply, secret: string, seconds: number): void {
    reply.setCookie(this.name, secret, { ...this.flags(), maxAge: seconds });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.flags());
  }

  private flags() {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.secure } as const;
  }
}

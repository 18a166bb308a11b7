import { Commands, Public, SignedIn, withTenant } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { changePasswordInput, NotJson, sessionView, setLocaleInput, signInInput, type ChangePasswordInput, type SessionView, type SignInInput } from '../domain/index.ts';
import { addressOf } from './address.ts';
import { SessionAuthenticator } from './authenticator.ts';
import { ChangePassword } from './change-password.ts';
import { EndSession } from './end-session.ts';
import { ReadSession } from './read-session.ts';
import { csrfOf, hashOf } from './secrets.ts';
import { SessionCookie } from './session-cookie.ts';
import { SetLocale } from './set-locale.ts';
import { SignIn } from './sign-in.ts';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly authenticator: SessionAuthenticator,
    private readonly cookie: SessionCookie,
    private readonly changePassword: ChangePassword,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: sessionView })
  read(@Req() request: FastifyRequest): Promise<SessionView> {
    const secret = this.cookie.read(request);
    return this.queries.execute(new ReadSession(secret ? csrfOf(secret) : ''));
  }

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ standardSchema: sessionView })
  async open(@Body({ schema: signInInput }) input: SignInInput, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    // Another site's form cannot send JSON, so it cannot sign somebody in to a stranger's account.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new NotJson({});
    const { secret, seconds } = await this.signIn.run(input, { address: addressOf(request), userAgent: (request.headers['user-agent'] ?? '').slice(0, 300) });
    const { tenant, actor } = (await this.authenticator.bySession(secret))!;
    this.cookie.write(reply, secret, seconds);
    return withTenant(tenant, actor, () => this.queries.execute(new ReadSession(csrfOf(secret))));
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const secret = this.cookie.read(request);
    if (secret) await this.commands.execute(new EndSession(hashOf(secret)));
    this.cookie.clear(reply);
  }

  @Put('password')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  password(@Body({ schema: changePasswordInput }) input: ChangePasswordInput, @Req() request: FastifyRequest): Promise<void> {
    const secret = this.cookie.read(request);
    return this.changePassword.run(input, addressOf(request), secret && hashOf(secret));
  }

  @Put('locale')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  locale(@Body({ schema: setLocaleInput }) { locale }: z.output<typeof setLocaleInput>): Promise<void> {
    return this.commands.execute(new SetLocale(locale));
  }
}

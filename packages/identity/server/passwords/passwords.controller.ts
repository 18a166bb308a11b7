import { Allow, Commands, Public } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { can, choosePasswordInput, created, invitePersonInput, passwordLinkView, resetInput, type InvitePersonInput, type PasswordLinkView, type ResetInput } from '../../domain/index.ts';
import { addressOf } from '../address.ts';
import { AskForReset } from './ask-for-reset.ts';
import { ChoosePassword } from './choose-password.ts';
import { InvitePerson } from './invite-person.ts';
import { RevokeInvitation } from './revoke-invitation.ts';
import { SendInvitation } from './send-invitation.ts';
import { SendReset } from './send-reset.ts';

const uuid = { schema: z.uuid() };
const token = { schema: z.string().max(200) };

/** How people come by a password that nobody else knows. */
@ApiTags('people')
@Controller('api')
export class PasswordsController {
  constructor(
    private readonly commands: Commands,
    private readonly chosen: ChoosePassword,
    private readonly asked: AskForReset,
  ) {}

  @Post('invitations')
  @Allow(can.managePeople)
  @ApiCreatedResponse({ standardSchema: created })
  invite(@Body({ schema: invitePersonInput }) input: InvitePersonInput): Promise<{ id: string }> {
    return this.commands.execute(new InvitePerson(input));
  }

  @Post('people/:id/invitation')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  again(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new SendInvitation(id));
  }

  @Delete('people/:id/invitation')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  takeBack(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new RevokeInvitation(id));
  }

  @Post('people/:id/password-reset')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  reset(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new SendReset(id));
  }

  @Post('password-resets')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  forgot(@Body({ schema: resetInput }) input: ResetInput, @Req() request: FastifyRequest): Promise<void> {
    return this.asked.run(input, addressOf(request));
  }

  @Get('password-links/:token')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: passwordLinkView })
  show(@Param('token', token) given: string): Promise<PasswordLinkView> {
    return this.chosen.show(given);
  }

  @Post('password-links/:token')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  choose(@Param('token', token) given: string, @Body({ schema: choosePasswordInput }) { password }: z.output<typeof choosePasswordInput>): Promise<void> {
    return this.chosen.run(given, password);
  }
}

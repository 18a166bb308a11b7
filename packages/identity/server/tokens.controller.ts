import { Commands, currentActor, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { issuedToken, issueTokenInput, tokenView, type IssueTokenInput, type TokenView } from '../domain/index.ts';
import { IssueToken } from './issue-token.ts';
import { ListTokens } from './list-tokens.ts';
import { RevokeToken } from './revoke-token.ts';

const uuid = { schema: z.uuid() };

/** One's own API tokens. */
@ApiTags('session')
@Controller('api/session/tokens')
export class TokensController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(tokenView) })
  list(): Promise<TokenView[]> {
    return this.queries.execute(new ListTokens(currentActor().id!));
  }

  @Post()
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: issuedToken })
  issue(@Body({ schema: issueTokenInput }) input: IssueTokenInput): Promise<z.output<typeof issuedToken>> {
    return this.commands.execute(new IssueToken(currentActor().id!, input));
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  revoke(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new RevokeToken(currentActor().id!, id));
  }
}

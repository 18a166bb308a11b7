import { Commands, Public } from '@aftercare/kernel/server';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { linkAnswerInput, linkView, type LinkView } from '../domain/index.ts';
import { AnswerLink } from './answer-link.ts';
import { Links } from './links.ts';
import { ShowLink } from './show-link.ts';

const token = { schema: z.string().max(200) };

/** For customers, who have no account: the link in their mail is all they need. GET changes nothing, for mail programs follow links by themselves. */
@ApiTags('answers')
@Controller('api/answers')
export class AnswersController {
  constructor(
    private readonly links: Links,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get(':token')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: linkView })
  show(@Param('token', token) given: string): Promise<LinkView> {
    return this.links.within(given, (link) => this.shown(link));
  }

  @Post(':token')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: linkView })
  answer(@Param('token', token) given: string, @Body({ schema: linkAnswerInput }) input: z.output<typeof linkAnswerInput>): Promise<LinkView> {
    return this.links.within(given, async (link) => {
      await this.commands.execute(new AnswerLink(link, input));
      return this.shown(link);
    });
  }

  private async shown(link: string): Promise<LinkView> {
    const { complaintId: _, ...shown } = await this.queries.execute(new ShowLink(link));
    return shown;
  }
}

import { page, type Page } from '@aftercare/kernel';
import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, mailList, mailRow, mailView, resendInput, type MailList, type MailRow, type MailView, type ResendInput } from '../domain/index.ts';
import { FindMail } from './find-mail.ts';
import { ListMails } from './list-mails.ts';
import { ResendMail } from './resend-mail.ts';

const uuid = { schema: z.uuid() };

@ApiTags('mails')
@Controller('api/mails')
export class MailsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: page(mailRow) })
  list(@Query({ schema: mailList }) list: MailList): Promise<Page<MailRow>> {
    return this.queries.execute(new ListMails(list));
  }

  @Get(':id')
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: mailView })
  find(@Param('id', uuid) id: string): Promise<MailView> {
    return this.queries.execute(new FindMail(id));
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Allow(can.resend)
  @ApiOkResponse({ standardSchema: mailRow })
  resend(@Param('id', uuid) id: string, @Body({ schema: resendInput }) input: ResendInput): Promise<MailRow> {
    return this.commands.execute(new ResendMail(id, input));
  }
}

import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { attemptInput, can, closeRecallInput, disposeInput, giveUpInput, holderPage, holderQuery, holderRow, recallView, retrieveInput, type HolderQuery } from '../../domain/index.ts';
import { CloseRecall } from './close-recall.ts';
import { DisposeOfGoods } from './dispose-of-goods.ts';
import { GiveUpHolder } from './give-up-holder.ts';
import { ReadHolders } from './read-holders.ts';
import { ReadRecall } from './read-recall.ts';
import { RecordAttempt } from './record-attempt.ts';
import { RetrieveGoods } from './retrieve-goods.ts';

const uuid = { schema: z.uuid() };
type In<S extends z.ZodType> = z.output<S>;

/** What is done with a holder answers the holder as it is afterwards. */
@ApiTags('recall')
@Controller('api/recalls')
export class RecallsController {
  constructor(
    private readonly commands: Commands,
    private readonly recalls: ReadRecall,
    private readonly holders: ReadHolders,
  ) {}

  @Get(':id')
  @Allow(can.seeContainments)
  @ApiOkResponse({ standardSchema: recallView })
  show(@Param('id', uuid) id: string) {
    return this.recalls.view(id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow(can.decideRecall)
  @ApiOkResponse({ standardSchema: recallView })
  async close(@Param('id', uuid) id: string, @Body({ schema: closeRecallInput }) input: In<typeof closeRecallInput>) {
    await this.commands.execute(new CloseRecall(id, input));
    return this.recalls.view(id);
  }

  @Get(':id/holders')
  @Allow(can.seeContainments)
  @ApiOkResponse({ standardSchema: holderPage })
  async list(@Param('id', uuid) id: string, @Query({ schema: holderQuery }) query: HolderQuery) {
    return this.holders.page(id, query);
  }

  @Post(':id/holders/:holder/attempt')
  @HttpCode(200)
  @Allow(can.contain)
  @ApiOkResponse({ standardSchema: holderRow })
  attempt(@Param('id', uuid) id: string, @Param('holder', uuid) holder: string, @Body({ schema: attemptInput }) input: In<typeof attemptInput>) {
    return this.shown(holder, new RecordAttempt(id, holder, input));
  }

  @Post(':id/holders/:holder/retrieve')
  @HttpCode(200)
  @Allow(can.contain)
  @ApiOkResponse({ standardSchema: holderRow })
  retrieve(@Param('id', uuid) id: string, @Param('holder', uuid) holder: string, @Body({ schema: retrieveInput }) input: In<typeof retrieveInput>) {
    return this.shown(holder, new RetrieveGoods(id, holder, input));
  }

  @Post(':id/holders/:holder/dispose')
  @HttpCode(200)
  @Allow(can.contain)
  @ApiOkResponse({ standardSchema: holderRow })
  dispose(@Param('id', uuid) id: string, @Param('holder', uuid) holder: string, @Body({ schema: disposeInput }) input: In<typeof disposeInput>) {
    return this.shown(holder, new DisposeOfGoods(id, holder, input));
  }

  @Post(':id/holders/:holder/give-up')
  @HttpCode(200)
  @Allow(can.contain)
  @ApiOkResponse({ standardSchema: holderRow })
  giveUp(@Param('id', uuid) id: string, @Param('holder', uuid) holder: string, @Body({ schema: giveUpInput }) input: In<typeof giveUpInput>) {
    return this.shown(holder, new GiveUpHolder(id, holder, input));
  }

  private async shown(holder: string, command: Command<void>) {
    await this.commands.execute(command);
    return this.holders.one(holder);
  }
}

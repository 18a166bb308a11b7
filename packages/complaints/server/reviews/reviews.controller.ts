import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { can, reviewInput, reviewList, type ReviewRow } from '../../domain/index.ts';
import { ListReviews } from './list-reviews.ts';
import { ReviewRecurring } from './review-recurring.ts';

/** Complaints that come up again and again. A month is reviewed by itself when it is over; somebody may do so before. */
@ApiTags('complaint-reviews')
@Controller('api/complaint-reviews')
export class ReviewsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.reviewRecurring)
  @ApiOkResponse({ standardSchema: reviewList })
  list(): Promise<ReviewRow[]> {
    return this.queries.execute(new ListReviews());
  }

  @Post()
  @HttpCode(200)
  @Allow(can.reviewRecurring)
  @ApiOkResponse({ standardSchema: reviewList })
  async run(@Body({ schema: reviewInput }) { month }: z.output<typeof reviewInput>): Promise<ReviewRow[]> {
    await this.commands.execute(new ReviewRecurring(month));
    return this.queries.execute(new ListReviews());
  }
}

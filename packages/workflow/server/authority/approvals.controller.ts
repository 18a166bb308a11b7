import type { Page } from '@aftercare/kernel';
import { Commands, currentActor, Db, SignedIn } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  approvalPage, approvalPreview, type ApprovalPreview, approvalQuery, type ApprovalQuery, type ApprovalRow, approvalView, type ApprovalView, previewApprovalInput, refuseApprovalInput, signApprovalInput, withdrawApprovalInput,
} from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { Approvals } from './approvals.ts';
import { Authority } from './authority.ts';
import { DecideApproval, WithdrawApproval } from './decide-approval.ts';

const uuid = { schema: z.uuid() };

/** Requests for approval. Who signs follows from the posts that the table of limits names, never from a permission. */
@ApiTags('approvals')
@Controller('api/approvals')
export class ApprovalsController {
  constructor(
    private readonly approvals: Approvals,
    private readonly authority: Authority,
    private readonly subjects: Subjects,
    private readonly people: People,
    private readonly db: Db,
    private readonly commands: Commands,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: approvalPage })
  list(@Query({ schema: approvalQuery }) query: ApprovalQuery): Promise<Page<ApprovalRow>> {
    return this.approvals.list(query);
  }

  @Post('preview')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: approvalPreview })
  async preview(@Body({ schema: previewApprovalInput }) { subject, items, replacing }: z.output<typeof previewApprovalInput>): Promise<ApprovalPreview> {
    await this.subjects.change(subject);
    return this.db.readingOnce(async () => {
      const decision = await this.authority.preview(subject, items, replacing);
      const chain = await this.approvals.chain(decision.chain, 0, currentActor().id);
      const names = await this.people.names(chain.flatMap(({ approvers }) => approvers));
      return { decision, chain: chain.map(({ roles, approvers }) => ({ roles: [...roles], approvers: approvers.map((id) => ({ id, name: names.get(id)?.name ?? '' })) })) };
    });
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ standardSchema: approvalView })
  show(@Param('id', uuid) id: string): Promise<ApprovalView> {
    return this.approvals.view(id);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: approvalView })
  sign(@Param('id', uuid) id: string, @Body({ schema: signApprovalInput }) input: z.output<typeof signApprovalInput>): Promise<ApprovalView> {
    return this.decide(id, new DecideApproval(id, 'signed', input));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: approvalView })
  refuse(@Param('id', uuid) id: string, @Body({ schema: refuseApprovalInput }) { version, reason }: z.output<typeof refuseApprovalInput>): Promise<ApprovalView> {
    return this.decide(id, new DecideApproval(id, 'refused', { version, comment: reason }));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: approvalView })
  withdraw(@Param('id', uuid) id: string, @Body({ schema: withdrawApprovalInput }) { version }: z.output<typeof withdrawApprovalInput>): Promise<ApprovalView> {
    return this.decide(id, new WithdrawApproval(id, version));
  }

  private async decide(id: string, command: DecideApproval | WithdrawApproval): Promise<ApprovalView> {
    await this.commands.execute(command);
    return this.approvals.view(id);
  }
}

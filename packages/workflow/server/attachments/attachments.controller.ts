import { NotFound, subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Allow, Commands, SignedIn, withContent } from '@aftercare/kernel/server';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachmentView, type AttachmentView, can, caseFile, type CaseFile } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { AddAttachment } from './add-attachment.ts';
import { Attachments } from './attachments.ts';
import { downloadHeaders } from './download-headers.ts';
import { FileStore } from './file-store.ts';
import { RemoveAttachment } from './remove-attachment.ts';
import { Uploads } from './uploads.ts';

const uuid = { schema: z.uuid() };

@ApiTags('attachments')
@Controller('api/attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly uploads: Uploads,
    private readonly store: FileStore,
    private readonly subjects: Subjects,
    private readonly commands: Commands,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(caseFile) })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<CaseFile[]> {
    await this.subjects.see(subject);
    return this.attachments.shownOn(subject);
  }

  @Post()
  @Allow(can.attach)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ standardSchema: attachmentView })
  async add(@Query({ schema: subjectRef }) subject: SubjectRef, @Req() request: FastifyRequest): Promise<AttachmentView> {
    // Refused before the bytes are taken in; the command asks again.
    await this.subjects.change(subject);
    return this.uploads.of(request, (upload) => withContent(`${upload.sha256} ${upload.name}`, () => this.commands.execute(new AddAttachment(subject, upload))));
  }

  @Get(':id')
  @SignedIn()
  async download(@Param('id', uuid) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { subject, sha256, ...file } = await this.attachments.byId(id);
    await this.subjects.see(subject).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound({ type: 'attachment', id }) : error;
    });
    const stream = await this.store.open(sha256);
    void reply.headers(downloadHeaders(file));
    return new StreamableFile(stream);
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  remove(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new RemoveAttachment(id));
  }
}

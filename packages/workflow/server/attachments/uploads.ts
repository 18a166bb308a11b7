import { DomainError } from '@aftercare/kernel';
import { wrongField } from '@aftercare/kernel/server';
import multipart, { type Multipart } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FileEmpty, FileMissing, largestFile, safeFileName } from '../../domain/index.ts';
import { fileKind } from './file-kind.ts';
import { FileStore, type Received } from './file-store.ts';

export interface Upload extends Received {
  readonly name: string;
  readonly type: string;
}

/** Takes files off the wire. */
@Injectable()
export class Uploads {
  constructor(
    private readonly store: FileStore,
    host: HttpAdapterHost,
  ) {
    // More than is taken, so that it is we who refuse, and not a file cut off or left out in silence.
    void host.httpAdapter.getInstance<FastifyInstance>().register(multipart, { limits: { files: 2, fields: 2, parts: 2, fileSize: largestFile + 1 } });
  }

  /**
   * Receives the one file of a request, hands it to `take`, and leaves no bytes behind when that fails.
   * @throws FileMissing @throws FileEmpty @throws FileTooLarge @throws FileTypeRefused
   * @throws InvalidInput naming whatever else was sent
   */
  async of<T>(request: FastifyRequest, take: (upload: Upload) => Promise<T>): Promise<T> {
    if (!request.isMultipart()) throw new FileMissing({});
    const parts = request.parts();
    const part = await this.next(parts);
    if (!part) throw new FileMissing({});
    if (part.type === 'field') throw wrongField(part.fieldname, 'not-a-file', 'A file is taken here, and nothing else.');
    if (part.fieldname !== 'file') {
      part.file.resume();
      throw new FileMissing({});
    }
    const received = await this.store.receive(part.file).catch(refuseBroken);
    try {
      const more = await this.next(parts);
      if (more) throw tooMuch(more);
      if (!received.size) throw new FileEmpty({});
      return await take({ ...received, name: safeFileName(part.filename ?? ''), type: await fileKind(received.path) });
    } finally {
      await this.store.drop(received.path);
    }
  }

  private async next(parts: AsyncIterableIterator<Multipart>): Promise<Multipart | undefined> {
    const { value, done } = await parts.next().catch(refuseBroken);
    return done ? undefined : value;
  }
}

function tooMuch(part: Multipart): Error {
  if (part.type === 'field') return wrongField(part.fieldname, 'unknown-field', 'This field is not known here.');
  part.file.resume();
  return wrongField(part.fieldname, 'one-file-only', `One file at a time: "${safeFileName(part.filename ?? '')}" is one too many.`);
}

const limits = new Set(['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT']);

/** What breaks on our own disk is ours; anything else without a status is a body that is no multipart, or that was cut off. */
function refuseBroken(error: Error & { code?: string }): never {
  if (limits.has(error.code ?? '')) throw wrongField('file', 'one-file-only', 'One file at a time, and nothing else.');
  throw error instanceof DomainError || 'statusCode' in error || 'syscall' in error ? error : new FileMissing({});
}

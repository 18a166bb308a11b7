import { DomainError } from '@aftercare/kernel';
import multipart from '@fastify/multipart';
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
    // One byte more than is taken, so that it is we who refuse, and not a file cut off in silence.
    void host.httpAdapter.getInstance<FastifyInstance>().register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: largestFile + 1 } });
  }

  /**
   * Receives the one file of a request, hands it to `take`, and leaves no bytes behind when that fails.
   * @throws FileMissing @throws FileEmpty @throws FileTooLarge @throws FileTypeRefused
   */
  async of<T>(request: FastifyRequest, take: (upload: Upload) => Promise<T>): Promise<T> {
    const part = request.isMultipart() ? await request.file().catch(refuseBroken) : undefined;
    if (!part || part.fieldname !== 'file') throw new FileMissing({});
    const received = await this.store.receive(part.file).catch(refuseBroken);
    try {
      if (!received.size) throw new FileEmpty({});
      return await take({ ...received, name: safeFileName(part.filename ?? ''), type: await fileKind(received.path) });
    } finally {
      await this.store.drop(received.path);
    }
  }
}

/** What breaks on our own disk is ours; anything else without a status is a body that is no multipart, or that was cut off. */
function refuseBroken(error: Error): never {
  throw error instanceof DomainError || 'statusCode' in error || 'syscall' in error ? error : new FileMissing({});
}

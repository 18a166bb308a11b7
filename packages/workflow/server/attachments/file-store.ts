import { NotFound } from '@aftercare/kernel';
import { currentTenant, Environment, newId } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createWriteStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileTooLarge, largestFile } from '../../domain/index.ts';

/** Bytes that were received and not yet kept. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** The bytes of attachments: one folder a tenant, each file once, named by its hash. */
@Injectable()
export class FileStore {
  constructor(private readonly environment: Environment) {}

  /** Writes a stream to disk and hashes it on the way. @throws FileTooLarge, leaving nothing behind */
  async receive(stream: Readable): Promise<Received> {
    const path = join(this.folder(), 'incoming', newId());
    await mkdir(dirname(path), { recursive: true });
    const hash = createHash('sha256');
    let size = 0;
    try {
      await pipeline(
        stream,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            size += chunk.length;
            if (size > largestFile) throw new FileTooLarge({ limit: largestFile });
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
    } catch (error) {
      await this.drop(path);
      throw error;
    }
    return { path, size, sha256: hash.digest('hex') };
  }

  /** Puts received bytes in their place; the same bytes may already be there, also from a first try of the same command. */
  async keep({ path, sha256 }: Received): Promise<void> {
    const place = this.place(sha256);
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await access(place);
    });
  }

  drop(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  /** @throws NotFound when the bytes are gone, as from a folder that was not restored */
  async open(sha256: string): Promise<ReadStream> {
    const file = await open(this.place(sha256)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new NotFound({ type: 'file', id: sha256 }) : error;
    });
    return file.createReadStream();
  }

  private place(sha256: string): string {
    return join(this.folder(), sha256.slice(0, 2), sha256);
  }

  private folder(): string {
    return join(this.environment.values.filesDir, currentTenant().id);
  }
}

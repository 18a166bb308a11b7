import { createTarDecoder, createTarPacker } from 'modern-tar';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';

/** Puts files into an archive that is being written. */
export interface Packing {
  text(name: string, content: string): Promise<void>;
  /** One that has vanished is left out. @returns whether it was there */
  file(name: string, path: string): Promise<boolean>;
}

/** Writes a `.tar.gz`. It has its name only when it is complete. */
export async function writeArchive(file: string, fill: (packing: Packing) => Promise<void>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.part`;
  const { readable, controller } = createTarPacker();
  // What goes in are mails and cases of customers.
  const written = readable.pipeThrough(new CompressionStream('gzip')).pipeTo(Writable.toWeb(createWriteStream(unfinished, { mode: 0o600 })) as never);
  written.catch((error: unknown) => controller.error(error));
  try {
    await fill({
      async text(name, content) {
        const bytes = Buffer.from(content);
        const writer = controller.add({ name, size: bytes.length, mode: 0o600 }).getWriter();
        await writer.write(new Uint8Array(bytes));
        await writer.close();
      },
      async file(name, path) {
        const size = await stat(path).then(({ size: bytes }) => bytes, () => undefined);
        if (size === undefined) return false;
        await Readable.toWeb(createReadStream(path)).pipeTo(controller.add({ name, size, mode: 0o600 }) as never);
        return true;
      },
    });
    controller.finalize();
    await written;
    await rename(unfinished, file);
  } catch (error) {
    controller.error(error);
    await written.catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

export interface Packed {
  readonly name: string;
  text(): Promise<string>;
  readonly body: ReadableStream<Uint8Array>;
}

/** What is in an archive, in its order. What is not read is passed over. @throws Error where it is damaged or ends too early */
export async function* readArchive(file: string): AsyncGenerator<Packed> {
  const unpacked = Readable.toWeb(createReadStream(file)).pipeThrough(new DecompressionStream('gzip') as never).pipeThrough(createTarDecoder({ strict: true })) as ReadableStream<{ header: { name: string }; body: ReadableStream<Uint8Array> }>;
  for await (const { header, body } of unpacked) {
    let taken = false;
    const take = () => {
      taken = true;
      return body;
    };
    yield { name: header.name, text: () => text(take()), get body() { return take(); } };
    if (!taken) for await (const chunk of body) void chunk;
  }
}

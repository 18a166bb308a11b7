import { fileTypeFromFile } from 'file-type';
import { createReadStream } from 'node:fs';
import { FileTypeRefused, type FileType, fileTypes } from '../../domain/index.ts';

const known: ReadonlySet<string> = new Set(fileTypes);

/** What the bytes are. @throws FileTypeRefused for what is not on the list: programs, pages, drawings with scripts in them */
export async function fileKind(path: string): Promise<FileType> {
  const found = (await fileTypeFromFile(path))?.mime ?? ((await isPlainText(path)) ? 'text/plain' : 'application/octet-stream');
  if (!known.has(found)) throw new FileTypeRefused({ type: found });
  return found as FileType;
}

/** UTF-8 without control characters: notes, tables as text, saved mails. It is only ever served as plain text. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u.test(decoder.decode(chunk as Buffer, { stream: true }))) return false;
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

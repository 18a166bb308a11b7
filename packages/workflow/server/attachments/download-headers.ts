import type { AttachmentView } from '../../domain/index.ts';

/** A file is saved, never shown: no sniffing, no scripts, no copy in shared caches. */
export function downloadHeaders({ name, type, size }: Pick<AttachmentView, 'name' | 'type' | 'size'>): Record<string, string> {
  const ascii = name.normalize('NFKD').replaceAll(/[^\u0020-\u007e]/g, '_').replaceAll(/["\\%]/g, '_');
  // RFC 8187; what encodeURIComponent leaves alone and the RFC does not.
  const utf8 = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-length': String(size),
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-cache',
  };
}

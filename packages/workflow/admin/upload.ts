import { ApiProblem, unreachable } from '@aftercare/kernel/admin';
import { largestFile, type AttachmentView } from '@aftercare/workflow';

export interface Upload {
  readonly done: Promise<AttachmentView>;
  readonly cancel: () => void;
}

export const tooLarge = (file: { readonly size: number }): boolean => file.size > largestFile;

/** Sends one file and says how far it is, from 0 to 1: `fetch` cannot tell. */
export function upload(file: File, { type, id }: { readonly type: string; readonly id: string }, csrf: string, progress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<AttachmentView>((resolve, reject) => {
    request.open('POST', `/api/attachments?${new URLSearchParams({ type, id }).toString()}`);
    request.setRequestHeader('x-csrf-token', csrf);
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => lengthComputable && progress(loaded / total));
    request.addEventListener('load', () => (request.status < 300 ? resolve(JSON.parse(request.responseText) as AttachmentView) : reject(refusal(request.status, request.responseText))));
    request.addEventListener('error', () => reject(new ApiProblem(unreachable, 0, 'The server cannot be reached.')));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled.', 'AbortError')));
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}

function refusal(status: number, body: string): ApiProblem {
  try {
    const { code, detail, ...details } = JSON.parse(body) as { code?: string; detail?: string };
    return new ApiProblem(code ?? `http.${status}`, status, detail ?? '', [], details);
  } catch {
    return new ApiProblem(`http.${status}`, status, `HTTP ${status}`);
  }
}

import { create as contentDisposition } from 'content-disposition';
import type { FileForReader } from '@/lib/guest-chat/open-file';
import type { Done } from './define-route';

/** Pictures we drew ourselves may be shown; everything a stranger made is only ever saved. */
const SHOWN = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/**
 * A file as an answer: under its own type, which no browser may guess at, in a sandbox, should somebody open it by
 * itself. Where another service keeps the bytes, its short-lived address.
 */
export function sendFile(file: FileForReader): Done<null> {
  if (file.kind === 'address') return { body: null, status: 302, headers: { Location: file.url } };
  const type = SHOWN.includes(file.mimeType) ? 'inline' : 'attachment';
  return {
    body: null,
    raw: file.bytes,
    headers: {
      'Content-Type': file.mimeType,
      'Content-Length': String(file.bytes.length),
      'Content-Disposition': contentDisposition(file.fileName, { type }),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  };
}

import { create as contentDisposition } from 'content-disposition';
import type { FileForReader } from '@/lib/guest-chat/open-file';
import type { Done } from './define-route';

/** Pictures we drew ourselves may be shown; everything a stranger made is only ever saved. */
const SHOWN = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/**
 * A file as an answer: under its own type, which no browser may guess at, in a sandbox, should somebody open it by
 * itself. No other service's address ever goes out: it would open to whoever holds it, and longer than the right lasts.
 */
export function sendFile(file: FileForReader): Done<null> {
  const type = SHOWN.includes(file.mimeType) ? 'inline' : 'attachment';
  return {
    body: null,
    raw: file.body,
    headers: {
      'Content-Type': file.mimeType,
      ...(file.size === null ? {} : { 'Content-Length': String(file.size) }),
      'Content-Disposition': contentDisposition(file.fileName, { type }),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  };
}

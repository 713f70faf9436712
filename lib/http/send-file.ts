import { create as contentDisposition } from 'content-disposition';
import type { FileForReader } from '@/lib/guest-chat/open-file';
import type { Done } from './define-route';

/** Images that we re-encoded may be shown inline. Every other file comes from a user and is only ever downloaded. */
const SHOWN = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/**
 * Answers with a file under its own type, without type sniffing, and sandboxed in case it is opened directly. The
 * address of the file store never leaves the server: every holder of such an address could open it, for longer than the
 * right lasts.
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

import type { AttachmentDto, SignUploadReply } from '@/lib/contract/attachments';
import { ApiProblem, isFinal } from './api-problem';
import { postForm, type Watch } from './post-form';
import { fetchJson } from './request';

export type DirectSignature = Extract<SignUploadReply, { mode: 'direct' }>;
type Begun = { signature: DirectSignature; hasArrived: boolean; silences: number };

/** How often the store may not answer while this browser is online. After that something on the way blocks it. */
const MOST_SILENCES = 3;
/** How long to wait for the server's check of an uploaded file. */
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 2000;

/**
 * Uploads that this page has begun are continued: no second signature is requested, and no uploaded file is sent again.
 */
const begun = new Map<string, Begun>();

export function begin(fileId: string, signature: DirectSignature): Begun {
  const entry = { signature, hasArrived: false, silences: 0 };
  begun.set(fileId, entry);
  return entry;
}

export function hasBegun(fileId: string): Begun | undefined {
  const entry = begun.get(fileId);
  if (!entry || entry.hasArrived || Date.parse(entry.signature.expires_at) > Date.now()) return entry;
  begun.delete(fileId);
  return undefined;
}

/** Uploads straight to the file store, then reports it to the server. Resolves to the attachment. */
export async function uploadDirectly(
  fileId: string,
  entry: Begun,
  file: File,
  completePath: string,
  watch: Watch,
): Promise<AttachmentDto> {
  try {
    if (!entry.hasArrived) await bring(entry, file, watch);
    entry.hasArrived = true;
    const attachment = await complete(completePath, entry.signature.upload_id, watch.signal);
    begun.delete(fileId);
    return attachment;
  } catch (cause) {
    if (isFinal(cause)) begun.delete(fileId);
    throw cause;
  }
}

async function bring(entry: Begun, file: File, watch: Watch): Promise<void> {
  const { url, fields } = entry.signature;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file);
  try {
    await postForm(url, form, watch);
  } catch (cause) {
    if (!(cause instanceof ApiProblem) || watch.signal.aborted) throw cause;
    if (cause.status === 0) {
      if (navigator.onLine) entry.silences += 1;
      if (entry.silences < MOST_SILENCES) throw cause;
    }
    // The store's errors are not ours. Only "too large" for the store's plan is the fault of the file.
    throw /too large/i.test(JSON.stringify(cause.details)) ? new ApiProblem('too_large', 413) : storeIsAway();
  }
}

/** Repeats the request until the result is known: an answer may be lost, or another tab's request may be running. */
async function complete(path: string, upload_id: string, signal: AbortSignal): Promise<AttachmentDto> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await fetchJson<AttachmentDto>('POST', path, { upload_id });
    } catch (cause) {
      const isUnderWay = cause instanceof ApiProblem && (cause.status === 0 || cause.status === 429);
      if (!isUnderWay || signal.aborted || Date.now() + cause.retryAfterMs > until) throw cause;
      await pause(Math.max(cause.retryAfterMs, LOOK_AGAIN_MS), signal);
    }
  }
}

/** A refusal for now, with a text for the user. Later messages need not wait for the file. */
export function storeIsAway(): ApiProblem {
  return new ApiProblem('files_unavailable', 424);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}

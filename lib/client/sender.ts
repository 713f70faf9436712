import { isFinal, retryAfterOf } from './api-problem';
import { backoffMs } from './backoff';
import { newClientId } from './client-id';
import { createFileQueue } from './file-queue';
import type { Sender, SenderNeeds } from './sending';
import { type StoredFile, storedFile } from './unsent-file';
import { entryOf, type StoredMessage } from './unsent-store';

const LONGEST_WAIT_MS = 30_000;
const STORE_RETRY_MS = 3000;

/** Sends one message at a time, strictly in order, until each is accepted or refused for good. */
export function createSender({
  scope,
  store,
  send,
  upload,
  tell,
  onFailure,
  onVanished,
  exclusively,
}: SenderNeeds): Sender {
  /** Messages that were in the store and are not finished. */
  const known = new Set<string>();
  /** Finished messages, even if the store does not know it yet. A discarded message must never be sent. */
  const settled = new Set<string>();
  /** Messages refused for good, even if the store could not save it. They are sent again only on the user's request. */
  const refused = new Map<string, string>();
  const files = createFileQueue({ scope, store, upload, tell });
  let storing: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  let isAskedAgain = false;
  let isStopped = false;
  let failures = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    isStopped = false;
    if (isRunning) {
      isAskedAgain = true;
      return;
    }
    clearTimeout(timer);
    const waitMs = notBefore - Date.now();
    if (waitMs > 0) timer = setTimeout(flush, waitMs);
    else void run();
  }

  async function run() {
    isRunning = true;
    isAskedAgain = false;
    await exclusively(`hotelmate-send ${scope}`, drain);
    isRunning = false;
    if (isAskedAgain && !isStopped) flush();
  }

  async function drain() {
    while (!isStopped) {
      const next = (await listStored()).find((message) => message.refusal === null);
      if (!next || isStopped) return;
      tell({ type: 'progressed', clientMessageId: next.clientMessageId, state: 'sending', refusal: null });
      try {
        const message = await send({ ...next, attachmentIds: await files.finish(next) });
        failures = 0;
        tell({ type: 'answered', clientMessageId: next.clientMessageId, message });
        settle(next.clientMessageId);
      } catch (cause) {
        if (settled.has(next.clientMessageId)) continue;
        if (await files.mayStartOver(next, cause)) continue;
        if (!(await takeNo(next.clientMessageId, cause))) return;
      }
    }
  }

  /** Handles a failed send. Resolves to true when the next message may be sent. */
  async function takeNo(clientMessageId: string, cause: unknown): Promise<boolean> {
    if (isFinal(cause)) {
      refused.set(clientMessageId, cause.code);
      await store.change(scope, clientMessageId, { refusal: cause.code });
      tell({ type: 'progressed', clientMessageId, state: 'failed', refusal: cause.code });
      onFailure(cause);
      return true;
    }
    tell({ type: 'progressed', clientMessageId, state: 'queued', refusal: null });
    onFailure(cause);
    if (isStopped) return false;
    const retryAfterMs = retryAfterOf(cause);
    notBefore = Date.now() + retryAfterMs;
    timer = setTimeout(flush, Math.max(retryAfterMs, backoffMs(failures, LONGEST_WAIT_MS)));
    failures += 1;
    return false;
  }

  async function listStored(): Promise<StoredMessage[]> {
    await storing;
    const { messages, isWhole } = await store.list(scope);
    const stored = messages
      .filter((message) => !settled.has(message.clientMessageId))
      .map((message) => ({ ...message, refusal: refused.get(message.clientMessageId) ?? message.refusal }));
    const present = new Set(stored.map((message) => message.clientMessageId));
    const missing = [...known].filter((id) => !present.has(id));
    if (isWhole) {
      for (const id of missing) {
        known.delete(id);
        onVanished(id);
      }
    } else if (missing.length > 0 && !isStopped) {
      timer = setTimeout(flush, STORE_RETRY_MS);
    }
    for (const id of present) known.add(id);
    tell({ type: 'restored', entries: stored.map(entryOf) });
    return stored;
  }

  function keep(message: Omit<StoredMessage, 'order'>) {
    storing = storing.then(() => store.add(message));
    flush();
  }

  function compose(
    body: string,
    replyTo: number | null,
    lastSeenSeq: number | null,
    chosen: StoredFile[] = [],
  ) {
    const composedAt = new Date().toISOString();
    const message = {
      scope,
      clientMessageId: newClientId(),
      body,
      replyTo,
      files: chosen,
      composedAt,
      lastSeenSeq,
      refusal: null,
    };
    tell({ type: 'composed', entry: entryOf(message) });
    keep(message);
  }

  function settle(clientMessageId: string) {
    if (settled.has(clientMessageId)) return;
    settled.add(clientMessageId);
    files.cancel(clientMessageId);
    known.delete(clientMessageId);
    storing = storing.then(() => store.remove(scope, clientMessageId));
  }

  function discard(clientMessageId: string) {
    tell({ type: 'discarded', clientMessageId });
  }

  return {
    compose,
    restore({ clientMessageId, body, replyTo, composedAt, files: shown }) {
      const message = { scope, clientMessageId, body, replyTo, composedAt, files: shown.map(storedFile) };
      keep({ ...message, lastSeenSeq: null, refusal: null });
    },
    discard,
    flush,
    retry(entry) {
      // The id belongs to another text for good. The same text needs a new id.
      if (entry.refusal === 'client_id_reused') {
        discard(entry.clientMessageId);
        compose(entry.body, entry.replyTo, null, entry.files.map(storedFile));
        return;
      }
      refused.delete(entry.clientMessageId);
      tell({ type: 'progressed', clientMessageId: entry.clientMessageId, state: 'queued', refusal: null });
      storing = storing.then(() =>
        store.change(scope, entry.clientMessageId, { refusal: null, lastSeenSeq: null }),
      );
      flush();
    },
    settle,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

import { expect, it } from 'vitest';
import { createUnsentStore } from './unsent-store';

const AOIFE = 'guest:killarney:BK-2026-0001';
const NEXT_GUEST = 'guest:killarney:BK-2026-0002';

const written = (scope: string, clientMessageId: string) => ({
  scope,
  clientMessageId,
  body: `text of ${clientMessageId}`,
  replyTo: null,
  composedAt: '2026-11-22T12:00:00.000Z',
  lastSeenSeq: null,
  refusal: null,
});

/** A private window: IndexedDB refuses. The real one is met in the browser tests. */
const inPrivate = () => createUnsentStore(() => Promise.reject(new Error('SecurityError')));
const idsOf = async (store: ReturnType<typeof inPrivate>, scope: string) =>
  (await store.list(scope)).messages.map((message) => message.clientMessageId);

it('keeps what was written, in order, even where the browser keeps nothing', async () => {
  const store = inPrivate();
  for (const id of ['z', 'a', 'm']) await store.add(written(AOIFE, id));
  expect(await idsOf(store, AOIFE)).toEqual(['z', 'a', 'm']);
});

it('never mixes two bookings on one phone', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  await store.saveDraft(AOIFE, 'not yet');
  expect(await idsOf(store, NEXT_GUEST)).toEqual([]);
  expect(await store.readDraft(NEXT_GUEST)).toBe('');
});

it('forgets a scope whole: messages and draft, and no other', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  await store.add(written(NEXT_GUEST, 'his'));
  await store.saveDraft(AOIFE, 'not yet');
  await store.clearScope(AOIFE);
  expect([await idsOf(store, AOIFE), await store.readDraft(AOIFE)]).toEqual([[], '']);
  expect(await idsOf(store, NEXT_GUEST)).toEqual(['his']);
});

it('does not bring back a removed message by changing it', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  await store.remove(AOIFE, 'hers');
  await store.change(AOIFE, 'hers', { refusal: 'forbidden' });
  expect(await idsOf(store, AOIFE)).toEqual([]);
});

it('remembers why a message was refused', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  await store.change(AOIFE, 'hers', { refusal: 'forbidden' });
  expect((await store.list(AOIFE)).messages).toMatchObject([{ refusal: 'forbidden' }]);
});

it('says that its list is not whole when the database did not answer', async () => {
  expect(await inPrivate().list(AOIFE)).toEqual({ messages: [], isWhole: false });
});

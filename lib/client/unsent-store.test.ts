import { expect, it } from 'vitest';
import { createUnsentStore } from './unsent-store';

const AOIFE = 'guest:killarney:BK-2026-0001:0';
const NEXT_GUEST = 'guest:killarney:BK-2026-0002:0';
const ELSEWHERE = 'guest:dublin:BK-2026-0001:0';

const written = (scope: string, clientMessageId: string) => ({
  scope,
  clientMessageId,
  body: `text of ${clientMessageId}`,
  replyTo: null,
  composedAt: '2026-11-22T12:00:00.000Z',
  lastSeenSeq: null,
  refusal: null,
});

/** A private window, in which IndexedDB fails. The real one is tested in the browser tests. */
const inPrivate = () => createUnsentStore(() => Promise.reject(new Error('SecurityError')));
const idsOf = async (store: ReturnType<typeof inPrivate>, scope: string) =>
  (await store.list(scope)).messages.map((message) => message.clientMessageId);

it('lists messages in the order of writing, even where the browser saves nothing', async () => {
  const store = inPrivate();
  for (const id of ['z', 'a', 'm']) await store.add(written(AOIFE, id));
  expect(await idsOf(store, AOIFE)).toEqual(['z', 'a', 'm']);
});

it('keeps two bookings on one phone apart', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  expect(await idsOf(store, NEXT_GUEST)).toEqual([]);
});

it('removes the messages of a hotel except kept scopes, and none of another hotel', async () => {
  const store = inPrivate();
  for (const scope of [AOIFE, NEXT_GUEST, ELSEWHERE]) await store.add(written(scope, scope));
  await store.clear('guest:killarney:', (scope) => scope === NEXT_GUEST);
  expect(await idsOf(store, AOIFE)).toEqual([]);
  expect([await idsOf(store, NEXT_GUEST), await idsOf(store, ELSEWHERE)]).toEqual([
    [NEXT_GUEST],
    [ELSEWHERE],
  ]);
  expect([await store.count('guest:killarney:'), await store.count('guest:')]).toEqual([1, 2]);
});

it('writes nothing to a cleared scope until the scope is kept again', async () => {
  const store = inPrivate();
  await store.clear('guest:killarney:', () => false);
  await store.add(written(AOIFE, 'late'));
  expect(await idsOf(store, AOIFE)).toEqual([]);
  await store.clear('guest:killarney:', (scope) => scope === AOIFE);
  await store.add(written(AOIFE, 'back'));
  expect(await idsOf(store, AOIFE)).toEqual(['back']);
});

it('does not restore a removed message by changing it', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  await store.remove(AOIFE, 'hers');
  await store.change(AOIFE, 'hers', { refusal: 'forbidden' });
  expect(await idsOf(store, AOIFE)).toEqual([]);
});

it('saves the refusal of a message', async () => {
  const store = inPrivate();
  await store.add(written(AOIFE, 'hers'));
  await store.change(AOIFE, 'hers', { refusal: 'forbidden' });
  expect((await store.list(AOIFE)).messages).toMatchObject([{ refusal: 'forbidden' }]);
});

it('reports an incomplete list when the database did not answer', async () => {
  expect(await inPrivate().list(AOIFE)).toEqual({ messages: [], isWhole: false });
});

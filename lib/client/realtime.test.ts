import { expect, it, onTestFinished, vi } from 'vitest';
import { createLazyRealtime } from './lazy-realtime';
import { createRealtime } from './realtime';
import { addressOf } from './socket';
import { CHANNEL, listener, open, SLOW } from './testing/channels';

const envelope = {
  category: 'guest_chat',
  type: 'message_created',
  payload: { id: 1 },
  meta: { hotel_slug: 'killarney', event_id: '1:1', ts: '2026-11-22T12:00:00Z', seq: 1, scope: {} },
};

it('passes an envelope to every listener over one authorized subscription', async () => {
  const { office, signer, realtime } = await open();
  const [one, other] = [listener(), listener()];
  realtime.join(CHANNEL, one);
  realtime.join(CHANNEL, other);
  await vi.waitFor(() => expect(other.onReady).toHaveBeenCalled(), SLOW);
  await office.trigger(CHANNEL, 'realtime_event', envelope);
  await vi.waitFor(() => expect(one.onEvent).toHaveBeenCalledWith('realtime_event', envelope), SLOW);
  expect([other.onEvent.mock.calls.length, signer.asked, realtime.status()]).toEqual([1, 1, 'live']);
});

it('ignores events that are not envelopes', async () => {
  const { office, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalled(), SLOW);
  await office.trigger(CHANNEL, 'realtime_event', { hello: 'there' });
  await office.trigger(CHANNEL, 'realtime_event', envelope);
  await vi.waitFor(() => expect(aoife.onEvent).toHaveBeenCalledTimes(1), SLOW);
});

it('ignores events of other browsers on the channel, whatever their content', async () => {
  const { office, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalled(), SLOW);
  await office.trigger(CHANNEL, 'client-realtime_event', envelope);
  await office.trigger(CHANNEL, 'realtime_event', envelope);
  await vi.waitFor(() => expect(aoife.onEvent).toHaveBeenCalledWith('realtime_event', envelope), SLOW);
  expect(aoife.onEvent).toHaveBeenCalledTimes(1);
});

it('unsubscribes a channel with its last listener, and no sooner', async () => {
  const { office, realtime } = await open();
  const [one, other, elsewhere] = [listener(), listener(), listener()];
  const leaveOne = realtime.join(CHANNEL, one);
  const leaveOther = realtime.join(CHANNEL, other);
  realtime.join('private-else', elsewhere);
  await vi.waitFor(() => expect(elsewhere.onReady).toHaveBeenCalled(), SLOW);
  leaveOne();
  leaveOne();
  await office.trigger(CHANNEL, 'realtime_event', envelope);
  await vi.waitFor(() => expect(other.onEvent).toHaveBeenCalledTimes(1), SLOW);
  leaveOther();
  await vi.waitFor(async () => {
    const answer = await office.get({ path: `/channels/${CHANNEL}` });
    expect(await answer.json()).toMatchObject({ occupied: false });
  }, SLOW);
  expect(one.onEvent).not.toHaveBeenCalled();
});

it('reports the loss and the return of a channel, so that the gap is fetched', async () => {
  const { channels, realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
  channels.closeSockets();
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(2), SLOW);
  expect(aoife.onLost).toHaveBeenCalledTimes(1);
});

it('repeats a refused authorization, which pusher-js never does', async () => {
  const { signer, realtime } = await open();
  signer.isShut = true;
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(signer.asked).toBeGreaterThan(0), SLOW);
  signer.isShut = false;
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
});

it('repeats the authorization when the server refuses a signature and pusher-js would wait for ever', async () => {
  const { config, endpoint, signer } = await open();
  const realtime = createRealtime(config, endpoint, 300);
  onTestFinished(() => realtime.close());
  signer.isForged = true;
  const aoife = listener();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(signer.asked).toBeGreaterThan(0), SLOW);
  signer.isForged = false;
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
});

it('connects again after the server refused the connection for good', async () => {
  const { channels, signer } = await open();
  const wrong = { key: 'unknown', cluster: 'local', host: '127.0.0.1', port: channels.port, tls: false };
  const realtime = createRealtime(wrong, 'http://127.0.0.1:9/auth');
  onTestFinished(() => realtime.close());
  const states: string[] = [];
  realtime.onStatus(() => states.push(realtime.status()));
  realtime.join(CHANNEL, listener());
  await vi.waitFor(() => expect(states).toContain('polling'), SLOW);
  await vi.waitFor(
    () => expect(states.lastIndexOf('connecting')).toBeGreaterThan(states.indexOf('polling')),
    SLOW,
  );
  expect(signer.asked).toBe(0);
});

it('opens the socket again after it was closed, as React does in development', async () => {
  const { realtime } = await open();
  const aoife = listener();
  realtime.join(CHANNEL, aoife)();
  realtime.close();
  realtime.join(CHANNEL, aoife);
  await vi.waitFor(() => expect(aoife.onReady).toHaveBeenCalledTimes(1), SLOW);
});

it('finds an embedded server at the host of the page', () => {
  const embedded = { key: 'k', cluster: 'local', host: '127.0.0.1', port: 6001, tls: false };
  expect(addressOf(embedded, '192.168.1.20')).toMatchObject({
    wsHost: '192.168.1.20',
    wsPort: 6001,
    forceTLS: false,
  });
  expect(addressOf(embedded, 'localhost')).toMatchObject({ wsHost: '127.0.0.1' });
  expect(addressOf({ ...embedded, host: 'ws.example.com' }, '192.168.1.20')).toMatchObject({
    wsHost: 'ws.example.com',
  });
  expect(addressOf({ key: 'k', cluster: 'eu' }, 'hotel.example')).toEqual({ forceTLS: true });
});

it('loads realtime with the first join, retries without a network, and joins what is still wanted', async () => {
  const { realtime } = await open();
  const [stayed, left] = [listener(), listener()];
  let loads = 0;
  const lazy = createLazyRealtime(async () => {
    loads += 1;
    if (loads === 1) throw new Error('ChunkLoadError');
    return realtime;
  });
  expect(loads).toBe(0);
  lazy.join(CHANNEL, stayed);
  lazy.join('private-else', left)();
  await vi.waitFor(() => expect(lazy.status()).toBe('polling'), SLOW);
  await vi.waitFor(() => expect(stayed.onReady).toHaveBeenCalledTimes(1), SLOW);
  expect([loads, lazy.status(), left.onReady.mock.calls.length]).toEqual([2, 'live', 0]);
});

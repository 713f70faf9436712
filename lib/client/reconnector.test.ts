import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { neverFire } from '@/lib/testing/timers';
import { backOffice, KILLARNEY, startTestServer } from '@/scripts/embedded/channels-server/visitors';
import { createRealtime } from './realtime';

/** A limit for hanging tests. `neverFire` decides which timer reconnected the page, not the time it took. */
const SOON = { timeout: 60_000, interval: 20 };
/** After this time pusher-js reports that it is unavailable. It abandons a hanging attempt even later. */
const PUSHER_JS_MS = 10_000;
/** The longest time that our reconnector waits for an attempt. */
const RECONNECTOR_MS = 8_000;
const ATTEMPT_MS = 150;

/** A proxy to the Channels server that can be cut. While it is dead it accepts connections and answers nothing. */
async function openLink(port: number) {
  const link = { isDead: false, tries: 0, cut };
  const ends = new Set<Socket>();
  function keep(socket: Socket): Socket {
    ends.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => ends.delete(socket));
    return socket;
  }
  const server = createServer((near) => {
    keep(near);
    if (link.isDead) {
      link.tries += 1;
      return;
    }
    const far = keep(connect(port, '127.0.0.1'));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  function cut() {
    link.isDead = true;
    for (const socket of ends) socket.destroy();
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    cut();
    server.close();
  });
  return { ...z.object({ port: z.number() }).parse(server.address()), link };
}

const askedSchema = z.object({ socket_id: z.string(), channel_name: z.string().optional() });

/** A live guest page whose connection can be cut. */
async function openPage(attemptMs = ATTEMPT_MS, neverFireFromMs = PUSHER_JS_MS) {
  neverFire(neverFireFromMs);
  const channels = await startTestServer();
  const office = backOffice(channels);
  const { port, link } = await openLink(channels.port);
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { socket_id, channel_name } = askedSchema.parse(JSON.parse(body));
    return Response.json(
      channel_name === undefined
        ? office.authenticateUser(socket_id, { id: 'guest' })
        : office.authorizeChannel(socket_id, channel_name),
    );
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const config = { key: KILLARNEY.key, cluster: 'local', host: '127.0.0.1', port, tls: false };
  const realtime = createRealtime(config, '/auth', undefined, attemptMs);
  onTestFinished(() => realtime.close());
  const ready = vi.fn<() => void>();
  realtime.join('private-window', { onReady: ready, onEvent: () => undefined, onLost: () => undefined });
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(1), SOON);
  return { realtime, link, ready };
}

it('reconnects after a short outage without waiting for pusher-js, though the first attempt hangs for ever', async () => {
  const { link, ready } = await openPage();
  link.cut();
  await vi.waitFor(() => expect(link.tries).toBeGreaterThan(0), SOON);
  link.isDead = false;
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(2), SOON);
});

it('shows the outage as momentary, and no longer after a few failed attempts', async () => {
  const { realtime, link, ready } = await openPage();
  const said: string[] = [];
  realtime.onStatus(() => said.push(realtime.status()));
  link.cut();
  await vi.waitFor(() => expect(said.at(-1)).toBe('polling'), SOON);
  expect(said[0]).toBe('connecting');
  link.isDead = false;
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(2), SOON);
  expect(realtime.status()).toBe('live');
});

it('replaces a hanging attempt at once when the network is back', async () => {
  const online = new EventTarget();
  vi.stubGlobal('addEventListener', online.addEventListener.bind(online));
  vi.stubGlobal('removeEventListener', online.removeEventListener.bind(online));
  const { link, ready } = await openPage(60_000, RECONNECTOR_MS);
  link.cut();
  await vi.waitFor(() => expect(link.tries).toBeGreaterThan(0), SOON);
  link.isDead = false;
  online.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(2), SOON);
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelAuthSchema } from '@/lib/contract/chat';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import type { Delivery, RealtimePublisher } from '@/lib/notifications/ports';
import { createRealtimePublisher, pusherConfig, signChannel } from '@/lib/platform/adapters/pusher';
import { realtimeBreaker } from '@/lib/platform/realtime-breaker';
import type { Asked } from '@/lib/testing/call-route';
import { captureLog } from '@/lib/testing/capture-log';
import { type FailingService, startFailingService } from '@/lib/testing/failing-service';
import { PUSHER } from '@/lib/testing/hotel-environment';
import { listen } from '@/lib/testing/listen';
import { hurryTimers } from '@/lib/testing/timers';
import { type ChannelsServer, startChannels } from '@/scripts/embedded/channels';

const CHANNEL = 'private-hotel-killarney-staff-inbox';
const MINUTE = 60_000;
let service: FailingService;
let channels: ChannelsServer;
const realNow = clock.now;

beforeAll(async () => {
  [service, channels] = await Promise.all([startFailingService(), startChannels({ port: 0, ...PUSHER })]);
});
afterAll(async () => {
  await Promise.all([service.close(), channels.close()]);
});

beforeEach(() => {
  realtimeBreaker.close();
  service.calls = 0;
  useServer(service.port);
});
afterEach(() => {
  clock.now = realNow;
  vi.unstubAllEnvs();
});

function useServer(port: number | ''): void {
  const present = port === '' ? '' : 'set';
  const host = { PUSHER_HOST: '127.0.0.1', PUSHER_PORT: String(port), PUSHER_USE_TLS: 'false' };
  const keys = {
    PUSHER_APP_ID: PUSHER.appId,
    PUSHER_KEY: PUSHER.key,
    PUSHER_SECRET: PUSHER.secret,
    PUSHER_CLUSTER: 'local',
  };
  for (const [name, value] of Object.entries({ ...keys, ...host })) vi.stubEnv(name, present && value);
}

async function publish(publisher: RealtimePublisher): Promise<Delivery | undefined> {
  const publication = { channels: [CHANNEL], event: 'typing', data: { who: 'guest' } };
  const [delivery] = await publisher.publish([publication]);
  return delivery;
}

function answering(answer: FailingService['answer']) {
  service.answer = answer;
  return publish(createRealtimePublisher());
}

describe('realtime without keys', () => {
  beforeEach(() => useServer(''));

  it('skips every publication as not configured and sends no request', async () => {
    const skipped = { outcome: 'skipped', reason: 'not_configured' };
    expect(await publish(createRealtimePublisher())).toEqual(skipped);
    expect(service.calls).toBe(0);
  });

  it('makes browsers poll and signs nothing', () => {
    expect(pusherConfig()).toBeNull();
    expect(signChannel('1.2', CHANNEL)).toBeNull();
  });
});

describe('realtime with a Channels server', () => {
  async function signed({ json }: Asked): Promise<Response> {
    const { socket_id, channel_name } = channelAuthSchema.parse(json);
    return Response.json({ auth: signChannel(socket_id, channel_name) });
  }

  it('delivers an event to a subscriber that was signed for the channel', async () => {
    useServer(channels.port);
    const listener = await listen([CHANNEL], signed);
    expect(await publish(createRealtimePublisher())).toEqual({ outcome: 'delivered' });
    expect(await listener.received()).toEqual([
      { channel: CHANNEL, event: 'typing', data: { who: 'guest' } },
    ]);
    listener.stop();
  });

  it('delivers several publications of one call, each on its own channels and under its own name', async () => {
    useServer(channels.port);
    const other = `${CHANNEL}-2`;
    const listener = await listen([CHANNEL, other], signed);
    const both = { channels: [CHANNEL, other], event: 'typing', data: { who: 'guest' } };
    const one = { channels: [other], event: 'message_updated', data: { id: 7 } };
    expect(await createRealtimePublisher().publish([both, one])).toEqual([{ outcome: 'delivered' }]);
    expect(await listener.received()).toEqual([
      { channel: CHANNEL, event: 'typing', data: { who: 'guest' } },
      { channel: other, event: 'typing', data: { who: 'guest' } },
      { channel: other, event: 'message_updated', data: { id: 7 } },
    ]);
    listener.stop();
  });

  it('never signs for a malformed socket id', () => {
    for (const id of ['1', '1.2:private-x', '1.2\n', 'a.b', '٣.٤']) {
      expect(() => signChannel(id, CHANNEL)).toThrow();
    }
  });

  it('gives browsers the key and never the secret', () => {
    const config = pusherConfig();
    expect(config).toEqual({
      key: PUSHER.key,
      cluster: 'local',
      host: '127.0.0.1',
      port: service.port,
      tls: false,
    });
    expect(JSON.stringify(config)).not.toContain(PUSHER.secret);
  });
});

describe('the outcome of a publication', () => {
  it.each([
    [200, { outcome: 'delivered' }],
    [400, { outcome: 'failed', retry: false }],
    [413, { outcome: 'failed', retry: false }],
    [401, { outcome: 'failed', retry: true, retryAfterMs: MINUTE }],
    [403, { outcome: 'failed', retry: true, retryAfterMs: MINUTE }],
    [429, { outcome: 'failed', retry: true }],
    [500, { outcome: 'failed', retry: true }],
    [503, { outcome: 'failed', retry: true }],
  ])('maps the status %i to its outcome', async (status, expected) => {
    const { cause: _, ...outcome } = { cause: null, ...(await answering(status)) };
    expect(outcome).toEqual(expected);
  });

  it('retries when the server is unreachable', async () => {
    const closed = await startFailingService();
    await closed.close();
    useServer(closed.port);
    expect(await publish(createRealtimePublisher())).toMatchObject({ outcome: 'failed', retry: true });
  });

  it('retries when the server hangs, and waits three seconds for it', async () => {
    const waits = hurryTimers();
    expect(await answering('never')).toMatchObject({ outcome: 'failed', retry: true });
    expect(waits).toContain(3000);
  });

  it('does not retry what the SDK itself refuses, because it would always fail', async () => {
    const many = Array.from({ length: 101 }, (_, at) => `${CHANNEL}-${at}`);
    const [delivery] = await createRealtimePublisher().publish([{ channels: many, event: 'x', data: {} }]);
    expect(delivery).toMatchObject({ outcome: 'failed', retry: false });
    expect(service.calls).toBe(0);
  });

  it('never logs the signed address', async () => {
    const lines = await captureLog(async () => {
      for (const status of [400, 403]) {
        const delivery = await answering(status);
        log.warn({ cause: delivery && 'cause' in delivery ? delivery.cause : null }, 'delivery.failed');
      }
    });
    expect(lines).toContain('realtime.malformed');
    expect(lines).toContain('realtime.refused');
    expect(lines).not.toMatch(/auth_signature|auth_key|hotelmate-pusher-secret/);
  });
});

describe('realtime after a refusal', () => {
  it.each([401, 403])('sends no request for a minute after %i, and then tries again', async (status) => {
    const publisher = createRealtimePublisher();
    let now = Date.now();
    clock.now = () => new Date(now);
    service.answer = status;
    await publish(publisher);
    service.answer = 200;
    now += MINUTE - 1;
    expect(await publish(publisher)).toMatchObject({ outcome: 'failed', retry: true, retryAfterMs: 1 });
    expect(service.calls).toBe(1);
    now += 1;
    expect(await publish(publisher)).toEqual({ outcome: 'delivered' });
    expect(service.calls).toBe(2);
  });

  it('sends the next request at once after a temporary failure', async () => {
    const publisher = createRealtimePublisher();
    for (const status of [500, 429, 400, 200]) {
      service.answer = status;
      await publish(publisher);
    }
    expect(service.calls).toBe(4);
  });
});

import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  AOIFE,
  backOffice,
  connected,
  connectRaw,
  happens,
  listen,
  startTestServer,
  visit,
} from './visitors';

/** Pings at once and waits long for the answer, so that a slow machine does not pass for a silent client. */
const PATIENT = { activityTimeoutSeconds: 0.05, pongTimeoutSeconds: 60 };

describe('a silent connection', () => {
  it('sends a ping on silence and closes with 4201 when no answer comes', async () => {
    const server = await startTestServer({ activityTimeoutSeconds: 0.05 });
    const socket = await connectRaw(server);
    expect(await socket.next()).toEqual({ event: 'pusher:ping', data: {} });
    expect(await socket.closed).toBe(4201);
  });

  it('leaves a socket open that answers each ping', async () => {
    const server = await startTestServer(PATIENT);
    const socket = await connectRaw(server);
    for (let round = 0; round < 5; round += 1) {
      expect((await socket.next()).event).toBe('pusher:ping');
      socket.say('pusher:pong');
    }
    expect(socket.ws.readyState).toBe(WebSocket.OPEN);
  });

  it('pusher-js stays connected through silence', async () => {
    const server = await startTestServer(PATIENT);
    const aoife = await connected(visit(server, AOIFE));
    const { socket_id: socketId } = aoife.connection;
    for (let round = 0; round < 5; round += 1) await happens(aoife.connection, 'message');
    expect(aoife.connection).toMatchObject({ state: 'connected', socket_id: socketId });
  });
});

describe('a subscriber that does not read', () => {
  it('disconnects a subscriber before its unread messages fill the memory', async () => {
    const server = await startTestServer();
    const sleeper = await connectRaw(server);
    await listen(sleeper, 'desk');
    sleeper.ws.pause();
    const event = { channel: 'desk', name: 'message', data: 'x'.repeat(10_000), info: 'subscription_count' };
    let listeners = 1;
    for (let batch = 0; batch < 500 && listeners > 0; batch += 1) {
      const answer = await backOffice(server).triggerBatch(Array.from({ length: 10 }, () => ({ ...event })));
      listeners = (await answer.json()).batch[9].subscription_count;
    }
    expect(listeners).toBe(0);
  });
});

import Pusher from 'pusher';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { channelAuthReplySchema } from '@/lib/contract/chat';
import type { Asked } from '@/lib/testing/call-route';
import { PUSHER } from '@/lib/testing/hotel-environment';
import type { Received } from '@/lib/testing/listen';

const FENCE = 'all-before-has-arrived';
const frameSchema = z.object({ event: z.string(), channel: z.string().optional(), data: z.unknown() });
const connectionSchema = z.object({ socket_id: z.string() });

export type RawListener = {
  /** Returns the events received since the last call. */
  received(): Promise<Received[]>;
  isOpen(): boolean;
};

/**
 * A hostile client: a raw WebSocket that subscribed with a valid signature, never signs in, and obeys no command. The
 * service cannot disconnect it by its user.
 */
export async function listenRaw(
  channels: readonly string[],
  authorise: (asked: Asked) => Promise<Response>,
): Promise<RawListener> {
  const socket = new WebSocket(`ws://127.0.0.1:${process.env['PUSHER_PORT']}/app/${PUSHER.key}?protocol=7`);
  onTestFinished(() => socket.terminate());
  const received: Received[] = [];
  const waiting = new Map<string, () => void>();
  const arrival = (what: string) => new Promise<void>((resolve) => waiting.set(what, resolve));
  let socketId = '';
  socket.on('message', (bytes) => {
    const { event, channel = '', data } = frameSchema.parse(JSON.parse(String(bytes)));
    if (event === 'pusher:connection_established')
      socketId = connectionSchema.parse(JSON.parse(String(data))).socket_id;
    else if (!event.startsWith('pusher') && event !== FENCE)
      received.push({ channel, event, data: JSON.parse(String(data)) });
    waiting.get(`${event} ${channel}`)?.();
  });
  await arrival('pusher:connection_established ');
  for (const channel of channels) {
    const answer = await authorise({ json: { socket_id: socketId, channel_name: channel } });
    const { auth } = channelAuthReplySchema.parse(await answer.json());
    const entered = arrival(`pusher_internal:subscription_succeeded ${channel}`);
    socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, auth } }));
    await entered;
  }
  return {
    async received() {
      const office = new Pusher({ ...PUSHER, host: '127.0.0.1', port: process.env['PUSHER_PORT'] ?? '' });
      const reached = channels.map((channel) => arrival(`${FENCE} ${channel}`));
      await office.trigger([...channels], FENCE, {});
      await Promise.all(reached);
      return received.splice(0);
    },
    isOpen: () => socket.readyState === WebSocket.OPEN,
  };
}

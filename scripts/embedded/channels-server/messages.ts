import { z } from 'zod';
import { parseJson } from './json';
import { CODE, errorFrame, PONG_FRAME } from './protocol';
import { leaveChannel, type Registry } from './registry';
import { signIn } from './sign-in';
import type { ChannelsApp } from './signature';
import type { ClientSocket } from './socket';
import { subscribe } from './subscribe';

const messageSchema = z.object({ event: z.string(), data: z.unknown().optional() });
const unsubscriptionSchema = z.object({ channel: z.string() });

/** Returns the frames that answer one text frame of a client. Any content is answered, at worst with an error frame. */
export function answerMessage(
  app: ChannelsApp,
  registry: Registry,
  socket: ClientSocket,
  text: string,
): string[] {
  const { data: message } = messageSchema.safeParse(parseJson(text));
  if (!message) return [errorFrame(CODE.badMessage, 'Malformed message')];

  // The protocol lets a client send its data as an object or as a JSON string of it.
  const data = typeof message.data === 'string' ? parseJson(message.data) : message.data;
  switch (message.event) {
    case 'pusher:ping':
      return [PONG_FRAME];
    case 'pusher:pong':
      return [];
    case 'pusher:subscribe':
      return subscribe(app, registry, socket, data);
    case 'pusher:unsubscribe':
      return unsubscribe(registry, socket, data);
    case 'pusher:signin':
      return signIn(app, socket, data);
    default:
      return refuseEvent(message.event);
  }
}

function unsubscribe(registry: Registry, socket: ClientSocket, data: unknown): string[] {
  const { data: wanted } = unsubscriptionSchema.safeParse(data);
  if (!wanted || !socket.channels.has(wanted.channel)) {
    return [errorFrame(null, 'No current subscription to that channel')];
  }
  leaveChannel(registry, wanted.channel, socket);
  return [];
}

function refuseEvent(event: string): string[] {
  if (!event.startsWith('client-')) return [errorFrame(CODE.badMessage, 'Unknown event')];
  return [errorFrame(CODE.clientEventRefused, 'Client events are disabled for this application')];
}

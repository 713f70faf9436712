import { vi } from 'vitest';
import type { ConversationApi } from '@/lib/client/api';
import { ApiProblem } from '@/lib/client/api-problem';
import type { Side } from '@/lib/client/conversation';
import { createConversationController } from '@/lib/client/conversation-controller';
import type { PagePresence } from '@/lib/client/page-presence';
import type { ChannelListener, Realtime } from '@/lib/client/realtime';
import { createReferenceServer } from '@/lib/client/testing/reference-server';
import { createUnsentStore } from '@/lib/client/unsent-store';
import type { Connection, HistoryPlace } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import type { Envelope } from '@/lib/contract/realtime';

/** A page whose visibility and network the test controls. */
export function fakePage() {
  const wakes = new Set<() => void>();
  const sleeps = new Set<() => void>();
  const now = { isVisible: true, isOnline: true };
  const page: PagePresence = {
    isVisible: () => now.isVisible,
    isOnline: () => now.isOnline,
    onWake: (listener) => listen(wakes, listener),
    onSleep: (listener) => listen(sleeps, listener),
  };
  return {
    page,
    become(change: Partial<typeof now>) {
      Object.assign(now, change);
      const isAwake = now.isVisible && now.isOnline;
      for (const listener of isAwake ? wakes : sleeps) listener();
    },
  };
}

/** A socket whose events and outages the test controls. */
export function fakeRealtime() {
  const joined = new Set<ChannelListener>();
  const channels = new Map<ChannelListener, string>();
  const socket: { status: Connection } = { status: 'connecting' };
  const realtime: Realtime = {
    join(channel, listener) {
      channels.set(listener, channel);
      return listen(joined, listener);
    },
    status: () => socket.status,
    onStatus: () => () => undefined,
    resume: vi.fn<() => void>(),
    close: () => joined.clear(),
  };
  const each = (work: (listener: ChannelListener) => void) => {
    for (const listener of [...joined]) work(listener);
  };
  return {
    realtime,
    joined,
    socket,
    /** The names of the joined channels. */
    channels: () => [...joined].map((listener) => channels.get(listener)),
    change: () => each((listener) => listener.onChanged?.()),
    ready: () => each((listener) => listener.onReady()),
    refuse: () => each((listener) => listener.onRefused?.()),
    lose: () => each((listener) => listener.onLost()),
    bring: (name: string, envelope: Envelope) => each((listener) => listener.onEvent(name, envelope)),
  };
}

export function envelopeOf(type: string, payload: unknown, seq: number | null): Envelope {
  return {
    category: 'guest_chat',
    type,
    payload,
    meta: {
      hotel_slug: 'killarney',
      event_id: `1:${seq}`,
      ts: '2026-11-22T12:00:00.000Z',
      seq,
      scope: { conversation_id: 1, booking_id: 'BK-2026-0001', room_number: '204' },
    },
  };
}

/** The screen of one side with a started conversation. The test controls everything around it. */
export function openScreen({
  side = 'guest',
  isLive = true,
  isOnline = true,
  page: pageSize = 1,
  said = [],
}: {
  side?: Side;
  isLive?: boolean;
  isOnline?: boolean;
  page?: number;
  /** Messages of the hotel from before the page was opened. */
  said?: readonly string[];
} = {}) {
  const server = createReferenceServer();
  server.send('guest', 'Is there a kettle?', 'aoife-1');
  server.send('staff', 'On its way', 'brendan-1');
  for (const text of said) server.send('staff', text, `brendan-${text}`);
  const failing: Partial<Record<keyof ConversationApi, unknown>> = {};
  const { page, become } = fakePage();
  become({ isOnline });
  const socket = fakeRealtime();
  const answer =
    <Args extends unknown[], Reply>(verb: keyof ConversationApi, work: (...args: Args) => Reply) =>
    async (...args: Args): Promise<Reply> => {
      if (failing[verb] !== undefined) throw failing[verb];
      return work(...args);
    };
  const names = { now: 'private-conversation' };
  const api = {
    events: vi.fn(
      answer('events', (after: number) => {
        if (after > server.lastSeq()) throw new ApiProblem('cursor_ahead', 400);
        return { ...server.events(after, 2), channel_name: names.now };
      }),
    ),
    messages: vi.fn(answer('messages', () => server.page(50))),
    messagesBefore: vi.fn(answer('messagesBefore', (id: number) => server.page(50, id))),
    messagesAfter: vi.fn(answer('messagesAfter', (id: number) => server.pageAfter(2, id))),
    around: vi.fn(
      answer('around', (place: HistoryPlace) => {
        if (!('message' in place)) return server.around(server.rows()[0]?.id ?? 0, 2);
        if (!server.rows().some((row) => row.id === place.message)) throw new ApiProblem('not_found', 404);
        return server.around(place.message, 2);
      }),
    ),
    replies: vi.fn(
      answer('replies', (id: number) => {
        const [message] = server.around(id, 0).messages;
        if (!message) throw new ApiProblem('not_found', 404);
        return { message, replies: [], has_more: false, last_seq: server.lastSeq() };
      }),
    ),
    handler: vi.fn(answer('handler', () => server.handler())),
    send: vi.fn(
      answer(
        'send',
        ({ body, clientMessageId }: { body: string; clientMessageId: string }): MessageDto =>
          server.send(side, body, clientMessageId),
      ),
    ),
    upload: vi.fn(answer('upload', () => 1)),
    markRead: vi.fn(answer('markRead', (upToSeq: number) => server.read(side, upToSeq))),
    markDelivered: vi.fn(answer('markDelivered', (upToSeq: number) => server.deliver(side, upToSeq))),
    typing: vi.fn(answer('typing', () => undefined)),
  } satisfies ConversationApi;
  const controller = createConversationController(
    {
      side,
      scope: 'guest:killarney:BK-2026-0001',
      meName: side === 'guest' ? 'Aoife' : 'Brendan',
      channel: 'private-conversation',
      initial: { page: server.page(pageSize), handler: null },
      api,
    },
    {
      realtime: isLive ? socket.realtime : null,
      store: createUnsentStore(() => Promise.reject(new Error('none'))),
      page,
    },
  );
  const texts = () =>
    controller.view().entries.map((entry) => (entry.state === 'sent' ? entry.message.message : entry.body));
  return { server, api, names, failing, become, socket, controller, texts };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

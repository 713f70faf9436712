import { AsyncLocalStorage } from 'node:async_hooks';
import { type ConversationApi, createGuestApi, createStaffApi } from '@/lib/client/api';
import { type ConversationSetting, createConversationController } from '@/lib/client/conversation-controller';
import type { PagePresence } from '@/lib/client/page-presence';
import { createRealtime } from '@/lib/client/realtime';
import { createUnsentStore } from '@/lib/client/unsent-store';
import type { ConversationView } from '@/lib/client/view';
import { bookingChannel, conversationChannel } from '@/lib/contract/channels';
import type { PusherConfigDto } from '@/lib/contract/chat';
import { guestApi, staffApi } from '@/lib/contract/paths';
import type { Screen } from './expected-log';
import type { Stay } from './fixtures';

export type Reader = {
  name: string;
  place: string;
  screen(): Promise<Screen>;
  close(): Promise<void>;
};

export type MachineReader = Reader & {
  /** Told by the socket, and not only by asking again. */
  isLive(): boolean;
  /** Looks at the page again after having been away from it. */
  wake(): void;
};

/** Where the page of a reader would be, and what its browser would send along. */
type Browser = {
  appUrl: string;
  bearer: string;
  /** No request of it arrives meanwhile. */
  isAway?: boolean;
  /** How many it made, for whoever wants to know. */
  requests?: number;
};

const browsers = new AsyncLocalStorage<Browser>();
const plainFetch = globalThis.fetch;

/**
 * The client's code asks for paths, as a page does. Whatever a reader sets going (timers, sockets, promises)
 * carries the reader's own address and credential along, so that many of them live in one process.
 */
function installPageFetch(): void {
  globalThis.fetch = async (input, init) => {
    const browser = browsers.getStore();
    if (!browser || typeof input !== 'string' || !input.startsWith('/')) return plainFetch(input, init);
    if (browser.isAway) throw new TypeError('The network is away.');
    browser.requests = (browser.requests ?? 0) + 1;
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${browser.bearer}`);
    return plainFetch(browser.appUrl + input, { ...init, headers });
  };
}

/** Somebody who never looks away: nothing but the socket and the poll tells them what is new. */
function attentive(wakes: Set<() => void>): PagePresence {
  return {
    isVisible: () => true,
    isOnline: () => true,
    onWake(listener) {
      wakes.add(listener);
      return () => wakes.delete(listener);
    },
    onSleep: () => () => undefined,
  };
}

type Seat = { name: string; stay: Stay; browser: Browser; pusher: PusherConfigDto };

/** The guest's half of the client, without the pixels. */
export async function guestReader({ name, stay, browser, pusher }: Seat): Promise<MachineReader> {
  return openReader({ name, stay, browser, pusher }, createGuestApi(stay.slug), {
    side: 'guest',
    channel: bookingChannel(stay.slug, stay.bookingCode),
    authEndpoint: guestApi.pusherAuth(stay.slug),
  });
}

/** The desk's half of the client, without the pixels. */
export async function staffReader({ name, stay, browser, pusher }: Seat): Promise<MachineReader> {
  const { slug, conversationId } = stay;
  if (conversationId === null) throw new Error(`${stay.place} has no conversation to read yet.`);
  return openReader({ name, stay, browser, pusher }, createStaffApi(slug).conversation(conversationId), {
    side: 'staff',
    channel: conversationChannel(slug, conversationId),
    authEndpoint: staffApi.pusherAuth,
  });
}

type Half = Pick<ConversationSetting, 'side' | 'channel'> & { authEndpoint: string };

async function openReader(
  { name, stay, browser, pusher }: Seat,
  api: ConversationApi,
  { side, channel, authEndpoint }: Half,
): Promise<MachineReader> {
  installPageFetch();
  return browsers.run(browser, async () => {
    const page = await api.messages();
    const handler = await api.handler();
    const wakes = new Set<() => void>();
    const realtime = createRealtime(pusher, authEndpoint);
    const controller = createConversationController(
      { side, scope: `${side}:${name}`, meName: name, channel, initial: { page, handler }, api },
      { realtime, store: createUnsentStore(), page: attentive(wakes) },
    );
    const stopReading = controller.subscribe(() => readOn(controller.view()));
    const stop = controller.start();
    return {
      name,
      place: stay.place,
      isLive: () => controller.view().connection === 'live',
      wake: () =>
        browsers.run(browser, () => {
          for (const listener of wakes) listener();
        }),
      screen: async () => screenOf(name, stay.place, controller.view()),
      async close() {
        stopReading();
        stop();
        realtime.close();
      },
    };
  });
}

/** Reading has consequences: it moves the pointer, which is an entry of the log for everybody else. */
function readOn(view: ConversationView): void {
  view.markRead(view.lastSeq);
}

function screenOf(reader: string, place: string, { entries, lastSeq }: ConversationView): Screen {
  const lines = entries.flatMap((entry) =>
    entry.state === 'sent' && entry.message.sender_type !== 'system'
      ? [{ messageId: entry.message.id, text: entry.message.message }]
      : [],
  );
  return { reader, place, lines, knowsUpTo: lastSeq };
}

/** What somebody sees who opens the conversation now: every page of it, oldest to newest. */
export async function freshScreen(name: string, stay: Stay, browser: Browser): Promise<Screen> {
  installPageFetch();
  return browsers.run(browser, async () => {
    const api = createGuestApi(stay.slug);
    let page = await api.messages();
    const { last_seq: knowsUpTo } = page;
    let messages = page.messages;
    for (let [first] = messages; page.has_more && first; [first] = messages) {
      page = await api.messagesBefore(first.id);
      messages = [...page.messages, ...messages];
    }
    const lines = messages
      .filter((message) => message.sender_type !== 'system')
      .map(({ id, message }) => ({ messageId: id, text: message }));
    return { reader: name, place: stay.place, lines, knowsUpTo };
  });
}

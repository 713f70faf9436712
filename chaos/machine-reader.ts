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
  /** Whether the socket delivers events, in addition to polling. */
  isLive(): boolean;
  /** Acts as if the page became visible again. */
  wake(): void;
};

/** The address of the app and the credential of the reader's browser. */
type Browser = {
  appUrl: string;
  bearer: string;
  /** While true, every request fails as without a network. */
  isAway?: boolean;
  /** The number of requests made. */
  requests?: number;
};

const browsers = new AsyncLocalStorage<Browser>();
const plainFetch = globalThis.fetch;

/**
 * The client's code requests paths, as in a page. Each timer, socket and promise of a reader carries the reader's own
 * address and credential, so that many readers run in one process.
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

/** A page that is always visible and online, so only the socket and polling update it. */
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

/** The guest's client without a browser. */
export async function guestReader({ name, stay, browser, pusher }: Seat): Promise<MachineReader> {
  return openReader({ name, stay, browser, pusher }, createGuestApi(stay.slug), {
    side: 'guest',
    channel: bookingChannel(stay.slug, stay.bookingCode),
    authEndpoint: guestApi.pusherAuth(stay.slug),
  });
}

/** The staff member's client without a browser. */
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

/** Marks everything as read. This writes a log entry that every other reader must process. */
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

/** Loads the whole conversation as a newly opened page would, oldest message first. */
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

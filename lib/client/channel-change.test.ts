import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InboxPageDto } from '@/lib/contract/chat';
import { createInboxController } from './inbox-controller';
import { aRow } from './testing/a-row';
import { CHANNEL, listener, open, SLOW } from './testing/channels';
import { envelopeOf, fakePage, fakeRealtime, openScreen } from './testing/screen';

const NEXT = 'private-conversation-g2';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

async function liveScreen(side: 'guest' | 'staff') {
  const screen = openScreen({ side });
  const stop = screen.controller.start();
  screen.socket.socket.status = 'live';
  screen.socket.ready();
  await settle();
  return { ...screen, stop };
}

for (const side of ['guest', 'staff'] as const) {
  it(`moves the page of a ${side} to the new channel name at once and stays live`, async () => {
    const { names, socket, controller, server, texts } = await liveScreen(side);
    names.now = NEXT;
    server.send('staff', 'Said on the new channel', 'brendan-9');
    socket.change();
    await settle();
    expect(socket.channels()).toEqual([NEXT]);
    expect(texts()).toContain('Said on the new channel');
    expect(controller.view().connection).toBe('live');
    socket.ready();
    await settle();
    server.send('staff', 'And heard there', 'brendan-10');
    const entry = server.entry(server.lastSeq());
    if (entry) socket.bring('realtime_event', envelopeOf(entry.type, entry.payload, server.lastSeq()));
    expect(texts().at(-1)).toBe('And heard there');
  });
}

it('learns the new channel name from the next poll when the event was lost', async () => {
  const { names, socket } = await liveScreen('guest');
  names.now = NEXT;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.channels()).toEqual([NEXT]);
});

it('polls every 15 seconds until the new channel is subscribed', async () => {
  const { names, socket, api } = await liveScreen('guest');
  names.now = NEXT;
  socket.change();
  await settle();
  const before = api.events.mock.calls.length;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(api.events.mock.calls.length - before).toBe(2);
});

it('stays subscribed when the channel name is the same', async () => {
  const { socket } = await liveScreen('guest');
  const [before] = socket.joined;
  socket.change();
  await settle();
  expect([...socket.joined]).toEqual([before]);
});

it('moves again when the name changes before the last channel is subscribed', async () => {
  const { names, socket, stop } = await liveScreen('guest');
  for (const name of [NEXT, 'private-conversation-g3']) {
    names.now = name;
    socket.change();
    await settle();
  }
  expect(socket.channels()).toEqual(['private-conversation-g3']);
  stop();
  expect(socket.channels()).toEqual([]);
});

it('joins no channel for a page that was closed during the request', async () => {
  const { names, socket, stop } = await liveScreen('guest');
  names.now = NEXT;
  socket.change();
  stop();
  await settle();
  expect(socket.channels()).toEqual([]);
});

it('moves the inbox and passes the new channel names to its view', async () => {
  const channels = {
    inbox: 'private-killarney-staff-inbox',
    personal: 'private-killarney-staff-7-notifications',
  };
  const page: InboxPageDto = { conversations: [aRow(1)], next_cursor: null, total_unread: 0, channels };
  const answer = { ...page };
  const socket = fakeRealtime();
  const api = {
    inbox: async () => answer,
    markListDelivered: async () => undefined,
    markUnread: async () => undefined,
  };
  const inbox = createInboxController(
    { meName: 'Brendan', command: { id: 7, department: 'reception' }, initial: page, query: {} },
    { realtime: socket.realtime, page: fakePage().page, api },
  );
  inbox.start();
  socket.ready();
  await settle();
  expect(inbox.view().channels).toBe(channels);
  answer.channels = { inbox: `${channels.inbox}-g2`, personal: `${channels.personal}-g2` };
  socket.change();
  await settle();
  expect(socket.channels()).toEqual([`${channels.inbox}-g2`]);
  expect(inbox.view().channels).toEqual(answer.channels);
});

it('notifies every listener of the page when one channel reports that names have changed', async () => {
  vi.useRealTimers();
  const { office, realtime } = await open();
  const [inbox, conversation] = [listener(), listener()];
  realtime.join(CHANNEL, inbox);
  realtime.join('private-else', conversation);
  await vi.waitFor(() => expect(conversation.onReady).toHaveBeenCalled(), SLOW);
  await vi.waitFor(() => expect(inbox.onReady).toHaveBeenCalled(), SLOW);
  await office.trigger(CHANNEL, 'channel_changed', {});
  await vi.waitFor(() => expect(conversation.onChanged).toHaveBeenCalledTimes(1), SLOW);
  expect(inbox.onChanged).toHaveBeenCalledTimes(1);
  expect([inbox.onEvent.mock.calls, conversation.onEvent.mock.calls]).toEqual([[], []]);
});

it('requests the channel names when the known one is refused', async () => {
  vi.useRealTimers();
  const { signer, realtime } = await open();
  signer.isOldName = true;
  const page = listener();
  realtime.join(CHANNEL, page);
  await vi.waitFor(() => expect(page.onChanged).toHaveBeenCalled(), SLOW);
  expect(page.onRefused).not.toHaveBeenCalled();
});

import { expect, it, vi } from 'vitest';
import type { GuestContextDto } from '@/lib/contract/chat';
import type { GuestApi } from './api';
import { ApiProblem } from './api-problem';
import { createGuestContext } from './guest-context';

type Server = { tag: string; room: string | null; isDown: boolean };

/** A server whose context the test controls, and a page that was rendered with the tag `one`. */
function open() {
  const server: Server = { tag: 'one', room: null, isDown: false };
  const contextNow = () => contextOf(server);
  const fetched = vi.fn(async () => {
    if (server.isDown) throw new ApiProblem('network', 0);
    return contextNow();
  });
  const events = async () => ({
    events: [],
    last_seq: 0,
    more: false,
    channel_name: 'private-a',
    context_tag: server.tag,
  });
  const drawn = contextNow();
  const page = createGuestContext(drawn, { events, context: fetched } as unknown as GuestApi);
  return { server, page, fetched, drawn };
}
const contextOf = ({ tag, room }: Server) =>
  ({ context_tag: tag, room_number: room }) as unknown as GuestContextDto;

it('fetches nothing while the context tag is unchanged', async () => {
  const { page, fetched, drawn } = open();
  await page.api.events(0);
  await page.api.events(0);
  expect(fetched).not.toHaveBeenCalled();
  expect(page.view()).toBe(drawn);
});

it('fetches the context once when the tag differs, and notifies its subscribers', async () => {
  const { server, page, fetched } = open();
  const told = vi.fn();
  page.subscribe(told);
  Object.assign(server, { tag: 'two', room: '204' });
  await page.api.events(0);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  expect(page.view().room_number).toBe('204');
  await page.api.events(0);
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('returns the events when the context cannot be fetched, and tries again at the next catch-up', async () => {
  const { server, page, fetched, drawn } = open();
  Object.assign(server, { tag: 'two', room: '204', isDown: true });
  expect((await page.api.events(0)).context_tag).toBe('two');
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
  expect(page.view()).toBe(drawn);
  server.isDown = false;
  await page.api.events(0);
  await vi.waitFor(() => expect(page.view().room_number).toBe('204'));
});

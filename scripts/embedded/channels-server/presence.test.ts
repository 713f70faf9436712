import type { Members, PresenceChannel } from 'pusher-js';
import { expect, it } from 'vitest';
import {
  AOIFE,
  ask,
  BRENDAN,
  backOffice,
  caughtUp,
  connectRaw,
  happens,
  startTestServer,
  subscribed,
  visit,
} from './visitors';

it('each member of a presence channel learns who is there, who joins and who leaves', async () => {
  const server = await startTestServer();
  const lobby = await subscribed(visit(server, AOIFE), 'presence-lobby');
  const added = happens(lobby, 'pusher:member_added');
  const brendan = visit(server, BRENDAN);
  const members = (await happens(
    brendan.subscribe('presence-lobby'),
    'pusher:subscription_succeeded',
  )) as Members;
  expect(await added).toEqual({ id: BRENDAN.id, info: { name: 'Brendan' } });
  expect(members.count).toBe(2);
  expect(members.me).toEqual({ id: BRENDAN.id, info: { name: 'Brendan' } });
  expect(members.get(AOIFE.id)).toEqual({ id: AOIFE.id, info: { name: 'Aoife' } });
  const removed = happens(lobby, 'pusher:member_removed');
  brendan.disconnect();
  expect(await removed).toMatchObject({ id: BRENDAN.id });
});

it('counts a person with two tabs once, until the second tab closes', async () => {
  const server = await startTestServer();
  const lobby = (await subscribed(visit(server, AOIFE), 'presence-lobby')) as PresenceChannel;
  const seen: string[] = [];
  lobby.bind_global((event: string) => seen.push(event));
  const [phone, laptop] = [visit(server, BRENDAN), visit(server, BRENDAN)];
  await subscribed(phone, 'presence-lobby');
  await subscribed(laptop, 'presence-lobby');
  expect(await ask(server, '/channels/presence-lobby', { info: 'user_count,subscription_count' })).toEqual({
    occupied: true,
    user_count: 2,
    subscription_count: 3,
  });

  phone.unsubscribe('presence-lobby');
  await caughtUp(phone);
  const fence = happens(lobby, 'fence');
  await backOffice(server).trigger('presence-lobby', 'fence', {});
  await fence;
  expect(seen).toEqual(['pusher:member_added', 'fence']);

  const removed = happens(lobby, 'pusher:member_removed');
  laptop.unsubscribe('presence-lobby');
  expect(await removed).toMatchObject({ id: BRENDAN.id });
  expect(lobby.members.count).toBe(1);
  expect(await ask(server, '/channels/presence-lobby/users')).toEqual({ users: [{ id: AOIFE.id }] });
});

it('admits a signed-in user to a presence channel without channel_data', async () => {
  const server = await startTestServer();
  const aoife = await connectRaw(server);
  const office = backOffice(server);
  aoife.say(
    'pusher:signin',
    office.authenticateUser(aoife.socketId, { id: AOIFE.id, user_info: { floor: 2 } }),
  );
  expect((await aoife.next()).event).toBe('pusher:signin_success');
  const channel = 'presence-lobby';
  aoife.say('pusher:subscribe', { ...office.authorizeChannel(aoife.socketId, channel), channel });
  expect((await aoife.next()).data).toEqual({
    presence: { ids: [AOIFE.id], hash: { [AOIFE.id]: { floor: 2 } }, count: 1 },
  });
});

it('refuses channel_data that was changed after it was signed', async () => {
  const server = await startTestServer();
  const mallory = await connectRaw(server);
  const channel = 'presence-lobby';
  const { auth } = backOffice(server).authorizeChannel(mallory.socketId, channel, { user_id: 'mallory' });
  mallory.say('pusher:subscribe', { channel, auth, channel_data: JSON.stringify({ user_id: BRENDAN.id }) });
  expect(await mallory.next()).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
});

it('refuses a presence subscription without a user id', async () => {
  const server = await startTestServer();
  const nobody = await connectRaw(server);
  const channel = 'presence-lobby';
  nobody.say('pusher:subscribe', {
    ...backOffice(server).authorizeChannel(nobody.socketId, channel),
    channel,
  });
  expect(await nobody.next()).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
});

it('limits a presence channel to a hundred people, and admits another tab of one of them', async () => {
  const server = await startTestServer();
  const enter = async (userId: string) => {
    const socket = await connectRaw(server);
    const channel = 'presence-lobby';
    const signed = backOffice(server).authorizeChannel(socket.socketId, channel, { user_id: userId });
    socket.say('pusher:subscribe', { ...signed, channel });
    return (await socket.next()).event;
  };
  for (let guest = 1; guest <= 100; guest += 1) await enter(`guest-${guest}`);
  expect(await enter('guest-101')).toBe('pusher:error');
  expect(await enter('guest-100')).toBe('pusher_internal:subscription_succeeded');
});

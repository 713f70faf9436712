import type PusherClient from 'pusher-js';
import { expect, it } from 'vitest';
import type { ChannelsServer } from '@/scripts/embedded/channels';
import {
  AOIFE,
  BRENDAN,
  backOffice,
  caughtUp,
  connected,
  connectRaw,
  FORGER,
  happens,
  type Person,
  startTestServer,
  visit,
} from './visitors';

async function signIn(server: ChannelsServer, who: Person): Promise<PusherClient> {
  const client = await connected(visit(server, who));
  client.signin();
  await client.user.signinDonePromise;
  await caughtUp(client);
  return client;
}

it('delivers an event for one user to that user only', async () => {
  const server = await startTestServer();
  const clients = await Promise.all([signIn(server, AOIFE), signIn(server, BRENDAN)]);
  const heard = clients.map((client) => happens(client.user, 'news'));
  await backOffice(server).sendToUser(AOIFE.id, 'news', 'for Aoife');
  await backOffice(server).sendToUser(BRENDAN.id, 'news', 'for Brendan');
  expect(await Promise.all(heard)).toEqual(['for Aoife', 'for Brendan']);
});

it('refuses the channel of a user to another socket', async () => {
  const server = await startTestServer();
  const mallory = await connectRaw(server);
  mallory.say('pusher:subscribe', { channel: `#server-to-user-${AOIFE.id}`, auth: '' });
  expect(await mallory.next()).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
});

it('disconnects every socket of a user who lost access, and no other socket', async () => {
  const server = await startTestServer();
  const tabs = await Promise.all([signIn(server, BRENDAN), signIn(server, BRENDAN)]);
  const aoife = await signIn(server, AOIFE);
  const cut = tabs.map((tab) => happens(tab.connection, 'disconnected'));
  const reasons = tabs.map((tab) => happens(tab.connection, 'error'));
  await backOffice(server).terminateUserConnections(BRENDAN.id);
  await Promise.all(cut);
  for (const reason of await Promise.all(reasons)) {
    expect(reason).toMatchObject({ data: { code: 4009 } });
  }
  await caughtUp(aoife);
  expect(aoife.connection.state).toBe('connected');
});

it('sends nothing more to a disconnected socket that does not answer the close', async () => {
  const server = await startTestServer();
  const brendan = await connectRaw(server);
  const office = backOffice(server);
  brendan.say('pusher:signin', office.authenticateUser(brendan.socketId, { id: BRENDAN.id }));
  await brendan.next();
  brendan.say('pusher:subscribe', { channel: 'desk' });
  await brendan.next();
  brendan.ws.pause();
  await office.terminateUserConnections(BRENDAN.id);
  const answer = await office.trigger('desk', 'secret', {}, { info: 'subscription_count' });
  expect(await answer.json()).toEqual({ channels: { desk: { subscription_count: 0 } } });
});

it('disconnects a user whose id must be escaped in a path', async () => {
  const server = await startTestServer();
  const siobhan = await signIn(server, { id: 'Siobhán O’Brien', name: 'Siobhán' });
  const cut = happens(siobhan.connection, 'disconnected');
  await backOffice(server).terminateUserConnections('Siobhán O’Brien');
  await cut;
});

it('disconnects a socket with a forged sign-in', async () => {
  const server = await startTestServer();
  const mallory = visit(server, BRENDAN, FORGER);
  const cut = happens(mallory.connection, 'disconnected');
  mallory.signin();
  await cut;
  expect(mallory.user.user_data).toBeNull();
});

it('refuses a sign-in that was signed for another socket', async () => {
  const server = await startTestServer();
  const [brendan, mallory] = [await connectRaw(server), await connectRaw(server)];
  mallory.say('pusher:signin', backOffice(server).authenticateUser(brendan.socketId, { id: BRENDAN.id }));
  expect(await mallory.next()).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
  expect(await mallory.closed).toBe(4009);
});

it('refuses a second sign-in as another user', async () => {
  const server = await startTestServer();
  const socket = await connectRaw(server);
  const office = backOffice(server);
  for (const { id } of [AOIFE, BRENDAN]) {
    socket.say('pusher:signin', office.authenticateUser(socket.socketId, { id }));
  }
  expect((await socket.next()).event).toBe('pusher:signin_success');
  expect(await socket.next()).toMatchObject({ event: 'pusher:error', data: { code: 4009 } });
});

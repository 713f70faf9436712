import PusherClient from 'pusher-js';
import { expect, guestOf, staffOf, test } from './fixtures';

/**
 * Requests of clients of the earlier system, sent to the running server: it handles them differently from a test that
 * calls a route directly.
 */

const tokenOf = (link: string) => new URL(link).hash.replace(/^#t=/, '');

test('the guest portal of the earlier system reads, subscribes and writes', async ({ theHotel }) => {
  const guest = guestOf(theHotel, 'Aoife');
  const token = tokenOf(guest.link);
  const slug = new URL(guest.link).pathname.split('/')[2] ?? '';
  const chat = `${theHotel.base_url}/api/guest/hotel/${slug}/chat`;
  const identity = `token=${token}&booking_id=BK-0000-1&email=aoife%40example.com`;

  const context = await (await fetch(`${chat}/context?${identity}`)).json();
  expect(context.pusher).toMatchObject({ event: 'realtime_event' });
  const { key, cluster, host, port } = context.pusher;

  const client = new PusherClient(key, {
    ...{ cluster, wsHost: host, wsPort: port, forceTLS: false, enabledTransports: ['ws'] },
    // As the portal does: the token is in the address, and again in the form that the library posts.
    channelAuthorization: {
      transport: 'ajax',
      endpoint: `${chat}/pusher/auth?token=${encodeURIComponent(token)}`,
      params: { token },
    },
  });
  const channel = client.subscribe(context.pusher.channel);
  await new Promise((resolve, reject) => {
    channel.bind('pusher:subscription_succeeded', resolve);
    channel.bind('pusher:subscription_error', reject);
  });
  const clientMessageId = crypto.randomUUID();
  const received = new Promise<unknown>((resolve) => {
    channel.bind(context.pusher.event, (data: { payload: { client_message_id: string } }) => {
      if (data.payload.client_message_id === clientMessageId) resolve(data);
    });
  });
  const sent = await fetch(`${chat}/messages?${identity}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      message: 'From the earlier portal',
      client_message_id: clientMessageId,
      token,
      staff_id: 1,
    }),
  });
  expect(sent.status).toBe(201);
  const { message_id } = await sent.json();
  expect(await received).toMatchObject({
    type: 'message_created',
    payload: {
      id: message_id,
      sender_type: 'guest',
      sender_role: 'guest',
      message: 'From the earlier portal',
    },
  });
  client.disconnect();

  const removed = await fetch(`${chat}/messages/${message_id}?token=${token}`, { method: 'DELETE' });
  expect(removed.status).toBe(200);
  const page = await (await fetch(`${chat}/messages?limit=50&${identity}`)).json();
  const drawn = page.messages.find(({ id }: { id: number }) => id === message_id);
  expect(drawn).toMatchObject({ is_deleted: true, message: '[Message deleted]' });
});

test('the staff client of the earlier system may post without a body where no field is required', async ({
  theHotel,
}) => {
  const { username, password, slug } = staffOf(theHotel, 'brendan');
  const signedIn = await fetch(`${theHotel.base_url}/api/staff/login/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  expect(signedIn.status).toBe(200);
  const login = await signedIn.json();
  expect(login).toMatchObject({ hotel_slug: slug, is_superuser: false, allowed_navs: ['chat'] });

  const headers = { Authorization: `Token ${login.token}` };
  const inbox = `${theHotel.base_url}/api/staff/hotel/${slug}/chat/conversations`;
  const { conversations } = await (await fetch(`${inbox}/`, { headers })).json();
  const one = `${inbox}/${conversations[0].id}`;
  for (const call of ['mark-read/', 'assign-staff/']) {
    const empty = await fetch(`${one}/${call}`, { method: 'POST', headers });
    expect(empty.status, await empty.text()).toBe(200);
    const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await fetch(`${one}/${call}`, { method: 'POST', headers: form, body: '' })).status).toBe(200);
  }
  const foreign = { message: 'From the earlier desk', staff_id: 1, session_token: 'x', token: 'y' };
  const answered = await fetch(`${one}/messages/send/`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(foreign),
  });
  expect((await answered.json()).message).toMatchObject({ staff: login.staff_id, sender_type: 'staff' });
});

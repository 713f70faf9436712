import { connect, type Socket } from 'node:net';
import type { APIRequestContext } from '@playwright/test';
import type { DemoFile } from '@/scripts/demo/demo-file';
import { expect, staffOf, test } from './fixtures';

const JOIN = { first_name: 'Half', last_name: 'Sent', username: 'half.sent' };
const PASSWORD = 'seven green umbrellas';

async function tokenOf(api: APIRequestContext, hotel: DemoFile, username: string, password: string) {
  const answer = await api.post(`${hotel.base_url}/api/staff/login`, {
    headers: { Origin: new URL(hotel.base_url).origin },
    data: { username, password },
  });
  const { token } = await answer.json();
  expect(token, `${answer.status()} ${await answer.text()}`).toBeDefined();
  return String(token);
}

/** Adds the origin of our pages, which the server requires of clients that hold cookies. */
const bearer = (token: string, { base_url }: DemoFile) => ({
  Authorization: `Bearer ${token}`,
  Origin: new URL(base_url).origin,
});

/** Sends the headers and the first byte of a request over its own connection. */
function sendHalf(address: URL, token: string, body: string): Promise<Socket> {
  const head = [
    `POST ${address.pathname} HTTP/1.1`,
    `Host: ${address.host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(address.port), address.hostname);
    socket.once('error', reject);
    socket.write(`${head}\r\n\r\n${body.slice(0, 1)}`, () => resolve(socket));
  });
}

/** Sends the rest of the request. Returns the status and the body of the answer. */
async function finish(socket: Socket, body: string): Promise<{ status: number; text: string }> {
  socket.write(body.slice(1));
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text };
}

test('an admin who is removed while their invitation is half sent creates no invitation', async ({
  request,
  theHotel,
}) => {
  const { slug, password } = staffOf(theHotel, 'maeve');
  const maeve = bearer(await tokenOf(request, theHotel, 'maeve', password), theHotel);
  const people = `${theHotel.base_url}/api/staff/hotel/${slug}/people`;
  const role = { role: 'admin', department: 'management' };
  const invited = await request.post(`${people}/links`, { headers: maeve, data: role });
  const token = new URL((await invited.json()).link).hash.slice('#t='.length);
  const joined = await request.post(`${theHotel.base_url}/api/staff/links/redeem`, {
    data: { token, password: PASSWORD, person: JOIN },
  });
  expect(joined.ok()).toBe(true);
  const theirs = await tokenOf(request, theHotel, `${JOIN.username}@${slug}`, PASSWORD);
  const body = JSON.stringify(role);
  const address = new URL(`${people}/links`);

  const admitted = await finish(await sendHalf(address, theirs, body), body);
  expect(admitted.status, admitted.text).toBeLessThan(300);

  const held = await sendHalf(address, theirs, body);
  // The same server answers this after the half request was sent, so it has received that request.
  expect((await request.get(people, { headers: bearer(theirs, theHotel) })).ok()).toBe(true);
  const found = await request.get(`${people}?q=${JOIN.username}`, { headers: maeve });
  const [person] = (await found.json()).people;
  const dismissed = await request.patch(`${people}/${person.id}`, {
    headers: maeve,
    data: { is_active: false },
  });
  expect(dismissed.ok()).toBe(true);
  const refused = await finish(held, body);
  expect(refused.status, refused.text).toBe(401);

  const { links } = await (await request.get(`${people}/links`, { headers: maeve })).json();
  expect(links.filter((link: { made_by: string }) => link.made_by === 'Half Sent')).toEqual([]);
});

import type { WebSocketRoute } from '@playwright/test';
import { act, bubble, expect, guestOf, say, test } from './fixtures';
import { choose, confirm, messageOf, openMenu, rewrite, tapMenu } from './message-menu';

test('a guest edits and deletes by touch, and the receptionist sees it at once', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const niamh = await guest('Niamh');
  await say(niamh, 'An iron for 205');
  const row = brendan.getByRole('link', { name: /Niamh Gallagher/ });
  await act.click(row);
  await expect(bubble(brendan, 'An iron for 205')).toBeVisible();
  await act.fill(niamh.getByRole('textbox'), 'Begun before');
  await tapMenu(niamh, 'An iron for 205');
  await choose(niamh, 'Edit');
  await rewrite(niamh, 'An iron for 205', 'Two irons for 205');
  // The draft from before the edit is restored.
  await expect(niamh.getByRole('textbox')).toHaveValue('Begun before');
  await expect(messageOf(brendan, 'Two irons for 205')).toContainText('Edited');
  await expect(row).toContainText('Two irons for 205');
  await tapMenu(niamh, 'Two irons for 205');
  await choose(niamh, 'Delete');
  await confirm(niamh, 'Delete');
  await expect(bubble(brendan, 'Two irons for 205')).toHaveCount(0);
  await expect(bubble(brendan, 'This message was deleted')).toBeVisible();
  await expect(row).not.toContainText('irons');
});

test('the first HTML of a page has no text of a deleted message', async ({ guest }) => {
  const niamh = await guest('Niamh');
  await say(niamh, 'canary-of-niamh');
  await expect(niamh.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  const html = async () => (await niamh.request.get(niamh.url())).text();
  expect(await html()).toContain('canary-of-niamh');
  await tapMenu(niamh, 'canary-of-niamh');
  await choose(niamh, 'Delete');
  await confirm(niamh, 'Delete');
  await expect.poll(html).not.toContain('canary-of-niamh');
});

test('a receptionist edits their last answer by keyboard and cannot edit the guest’s message', async ({
  guest,
  staff,
}) => {
  const brendan = await staff('brendan');
  const daniel = await guest('Daniel');
  await say(daniel, 'When is breakfast?');
  await act.click(brendan.getByRole('link', { name: /Daniel Okafor/ }));
  await say(brendan, 'At sevn');
  await expect(brendan.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  await act.press(brendan.getByRole('textbox', { name: 'Your message' }), 'ArrowUp');
  await rewrite(brendan, 'At sevn', 'At seven');
  await expect(messageOf(daniel, 'At seven')).toContainText('Edited');
  await expect(bubble(daniel, 'At sevn')).toHaveCount(0);
  await openMenu(brendan, 'When is breakfast?');
  await expect(brendan.getByRole('menuitem')).toHaveText(['Reply', 'Copy text', 'How far it got', 'Delete']);
});

test('a manager reads the earlier text of a message and erases the message', async ({ guest, staff }) => {
  const siobhan = await staff('siobhan');
  const daniel = await guest('Daniel');
  await say(daniel, 'My card is 4111');
  await tapMenu(daniel, 'My card is 4111');
  await choose(daniel, 'Edit');
  await rewrite(daniel, 'My card is 4111', 'My card is 4222');
  await act.click(siobhan.getByRole('link', { name: /Daniel Okafor/ }));
  await expect(bubble(siobhan, 'My card is 4222')).toBeVisible();
  await openMenu(siobhan, 'My card is 4222');
  await choose(siobhan, 'Show history');
  await expect(siobhan.getByRole('dialog')).toContainText('My card is 4111');
  await act.click(siobhan.getByRole('button', { name: 'Close', exact: true }));
  await openMenu(siobhan, 'My card is 4222');
  await choose(siobhan, 'Delete for good');
  await confirm(siobhan, 'Delete for good');
  await expect(bubble(daniel, 'My card is 4222')).toHaveCount(0);
  await act.reload(siobhan);
  await expect(bubble(siobhan, 'This message was deleted').last()).toBeVisible();
  await expect(bubble(siobhan, 'My card is 4222')).toHaveCount(0);
});

test('a page that was offline catches up with edits and deletions', async ({ device, staff, theHotel }) => {
  const brendan = await staff('brendan');
  const niamh = await (await device('phone')).newPage();
  // The browser's offline mode does not close an open socket, so the test closes it.
  const sockets: WebSocketRoute[] = [];
  let isAway = false;
  await niamh.routeWebSocket(/./, (socket) => {
    if (isAway) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  await act.goto(niamh, guestOf(theHotel, 'Niamh').link);
  await act.live(niamh);
  await say(niamh, 'Is the sauna open?');
  await act.click(brendan.getByRole('link', { name: /Niamh Gallagher/ }));
  await say(brendan, 'Until nine');
  await say(brendan, 'Ask for the key');
  await expect(bubble(niamh, 'Ask for the key')).toBeVisible();
  await expect.poll(() => sockets.length).toBeGreaterThan(0);
  isAway = true;
  await niamh.context().setOffline(true);
  for (const socket of sockets) await socket.close();
  await openMenu(brendan, 'Until nine');
  await choose(brendan, 'Edit');
  await rewrite(brendan, 'Until nine', 'Until ten');
  await openMenu(brendan, 'Ask for the key');
  await choose(brendan, 'Delete');
  await confirm(brendan, 'Delete');
  await expect(bubble(brendan, 'Ask for the key')).toHaveCount(0);
  await expect(bubble(niamh, 'Ask for the key')).toBeVisible();
  isAway = false;
  await niamh.context().setOffline(false);
  await expect(bubble(niamh, 'Until ten')).toBeVisible();
  await expect(bubble(niamh, 'Ask for the key')).toHaveCount(0);
});

test('an edit that fails shows the failure and can be retried', async ({ guest }) => {
  const niamh = await guest('Niamh');
  await say(niamh, 'At eight');
  await expect(niamh.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  await tapMenu(niamh, 'At eight');
  await niamh.route('**/messages/*', (route) => route.abort('internetdisconnected'));
  await choose(niamh, 'Edit');
  await rewrite(niamh, 'At eight', 'At half past eight');
  const again = niamh.getByRole('button', { name: 'Not changed. Try again' });
  await expect(again).toBeVisible();
  await expect(bubble(niamh, 'At eight')).toBeVisible();
  await niamh.unroute('**/messages/*');
  await act.click(again);
  await expect(messageOf(niamh, 'At half past eight')).toContainText('Edited');
});

test('both spellings of the staff addresses answer', async ({ staff, theHotel }) => {
  const { request } = await staff('brendan');
  const headers = { origin: new URL(theHotel.base_url).origin };
  for (const path of ['/api/messages', '/api/chat/messages']) {
    const address = `${theHotel.base_url}${path}/999999999`;
    for (const end of ['', '/']) {
      const asked = { data: { message: 'a' }, headers };
      const answers = [
        await request.put(`${address}/update${end}`, asked),
        await request.patch(`${address}/update${end}`, asked),
        await request.delete(`${address}/delete${end}`, { headers }),
        await request.get(`${address}/revisions${end}`),
      ];
      for (const answer of answers) {
        expect({ url: answer.url(), status: answer.status() }).toEqual({ url: answer.url(), status: 404 });
        expect(answer.headers()['content-type']).toBe('application/problem+json');
      }
    }
    // This proves that the route exists: it validates its query.
    const odd = await request.delete(`${address}/delete/?hard_delete=perhaps`, { headers });
    expect(await odd.json()).toMatchObject({ code: 'invalid_input' });
  }
});

import type { Page } from '@playwright/test';
import { guestCookieName, staffCookieName } from '@/lib/auth/cookies';
import { pages } from '@/lib/contract/paths';
import { closeDb } from '@/lib/platform/db';
import { accessibilityFaults, act, bubble, expect, guestOf, say, test } from './fixtures';
import { choose, messageOf, openMenu } from './message-menu';
import { addTalk, buildLongConversation } from './support/long-conversation';

test.afterAll(closeDb);

const rowOf = (desk: Page, name: string) => desk.locator('[data-desk-list] > li').filter({ hasText: name });
const mark = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });

test('a guest’s message is sent, then delivered to an open inbox, then read', async ({ guest, staff }) => {
  const grace = await guest('Grace');
  await say(grace, 'The key works again, thank you');
  await expect(mark(grace, 'Sent')).toBeVisible();
  const brendan = await staff('brendan');
  await expect(mark(grace, 'Delivered')).toBeVisible();
  await act.click(rowOf(brendan, 'Grace Whelan').getByRole('link'));
  await expect(mark(grace, 'Read')).toBeVisible();
});

test('a staff message is delivered to a hidden page and read when the guest returns', async ({
  guest,
  staff,
}) => {
  const brendan = await staff('brendan');
  const jurgen = await guest('Jürgen');
  // The page marks earlier messages as read as soon as it is visible.
  await expect(jurgen).toHaveTitle(/^[^(]/);
  const title = await jurgen.title();
  await act.turn(jurgen, 'hidden');
  await act.click(rowOf(brendan, 'Jürgen Hoffmann').getByRole('link'));
  await say(brendan, 'Der Techniker ist unterwegs.');
  await expect(mark(brendan, 'Delivered')).toBeVisible();
  await expect(jurgen).toHaveTitle(`(1) ${title}`);
  await say(brendan, 'In zehn Minuten ist er da.');
  await expect(jurgen).toHaveTitle(`(2) ${title}`);
  await act.turn(jurgen, 'visible');
  await expect(mark(brendan, 'Read')).toBeVisible();
  await expect(jurgen).toHaveTitle(title);
  await expect(jurgen.getByText('Neue Nachrichten')).toBeVisible();

  await openMenu(brendan, 'In zehn Minuten ist er da.');
  await choose(brendan, 'How far it got');
  const journey = brendan.getByRole('dialog', { name: 'How far this message got' });
  await expect(journey.getByText('not yet')).toHaveCount(0);
  await expect(journey.getByText('Nobody had to be rung for it', { exact: false })).toBeVisible();
  expect(await accessibilityFaults(brendan)).toEqual([]);
  await act.click(journey.getByRole('button', { name: 'Close' }));
  await expect(journey).toHaveCount(0);
});

/** Expects one number: the sum of the rows, the head of the list and the title. */
async function expectOneCount(desk: Page): Promise<void> {
  const numberIn = (text: string | undefined) => Number.parseInt(text ?? '0', 10);
  await expect
    .poll(async () => {
      const badges = await desk
        .locator('[data-desk-list]')
        .getByText(/^\d+unread$/)
        .allInnerTexts();
      const head = await desk.getByText(/^\d+ new$/).allInnerTexts();
      const rows = badges.reduce((total, text) => total + numberIn(text), 0);
      const title = numberIn(/^\((\d+)\) /.exec(await desk.title())?.[1]);
      return [title - rows, numberIn(head[0]) - rows];
    })
    .toEqual([0, 0]);
}

test('two receptionists see one unread count, in the row, the list and the title', async ({
  guest,
  staff,
}) => {
  const [brendan, orla] = [await staff('brendan'), await staff('orla')];
  const lucia = await guest('Lucía');
  await say(lucia, 'Dos');
  await say(lucia, 'Tres');
  for (const desk of [brendan, orla]) {
    const row = rowOf(desk, 'Lucía Fernández');
    await expect(row).toContainText('Tres');
    await expectOneCount(desk);
  }
  await act.click(rowOf(brendan, 'Lucía Fernández').getByRole('link'));
  for (const desk of [brendan, orla]) {
    await expect(rowOf(desk, 'Lucía').getByText('unread')).toHaveCount(0);
    await expectOneCount(desk);
  }
});

test('a conversation marked unread with u shows so in every inbox until a staff member opens it', async ({
  guest,
  staff,
}) => {
  const [brendan, orla] = [await staff('brendan'), await staff('orla')];
  const claire = await guest('Claire');
  await say(claire, 'À demain');
  await act.click(rowOf(brendan, 'Claire Dubois').getByRole('link'));
  await expect(mark(claire, 'Read')).toBeVisible();
  await act.press(brendan, 'u');
  await expect(brendan).toHaveURL(/\/staff\/[^/]+$/);
  for (const desk of [brendan, orla]) {
    await expect(rowOf(desk, 'Claire Dubois').getByText('Marked unread')).toBeAttached();
  }
  await act.reload(brendan);
  await expect(rowOf(brendan, 'Claire Dubois').getByText('Marked unread')).toBeAttached();
  await act.click(rowOf(orla, 'Claire Dubois').getByRole('link'));
  for (const desk of [brendan, orla]) {
    await expect(rowOf(desk, 'Claire Dubois').getByText('Marked unread')).toHaveCount(0);
  }
});

test('"New messages" marks where this receptionist stopped, though a colleague has read further', async ({
  guest,
  staff,
}) => {
  const [brendan, orla] = [await staff('brendan'), await staff('orla')];
  const daniel = await guest('Daniel');
  const open = (desk: Page) => act.click(rowOf(desk, 'Daniel Okafor').getByRole('link'));
  await say(daniel, 'Before both of you');
  for (const desk of [brendan, orla]) {
    await open(desk);
    await expect(bubble(desk, 'Before both of you')).toBeVisible();
  }
  await expect(mark(daniel, 'Read')).toBeVisible();
  await act.press(orla, 'Escape');
  await expect(orla).toHaveURL(/\/staff\/[^/]+$/);
  await say(daniel, 'Only Brendan is here');
  await expect(messageOf(daniel, 'Only Brendan is here')).toContainText('Read');
  await open(orla);
  for (const [desk, first] of [
    [orla, 'Only Brendan is here'],
    [brendan, 'Before both of you'],
  ] as const) {
    await expect(desk.getByText('New messages', { exact: true })).toBeVisible();
    const below = async () => (await desk.getByRole('log').textContent())?.split('New messages')[1];
    await expect.poll(below).toMatch(new RegExp(`^\\D*${first}`));
  }
});

test('past stays are found and are read-only', async ({ staff }) => {
  const brendan = await staff('brendan');
  await expect(rowOf(brendan, 'Tom Hayes')).toHaveCount(0);
  await act.click(brendan.getByRole('button', { name: 'Past', exact: true }));
  await act.click(rowOf(brendan, 'Tom Hayes').getByRole('link'));
  await expect(bubble(brendan, 'Brilliant, thanks for everything')).toBeVisible();
  await expect(brendan.getByText('This stay has ended.')).toBeVisible();
  await expect(brendan.getByRole('textbox', { name: 'Your message' })).toHaveCount(0);
});

test('an open conversation follows its stay to another room and to its end', async ({ staff, theHotel }) => {
  const brendan = await staff('brendan');
  const { booking_id } = guestOf(theHotel, 'Daniel');
  const step = (tail: string, data: object) =>
    brendan.evaluate(
      async ([path, body]) => {
        const headers = { 'content-type': 'application/json', 'x-requested-with': 'hotelmate' };
        return (await fetch(path, { method: 'POST', headers, body })).status;
      },
      [`/api/staff/hotel/hotel-killarney/stays/${booking_id}/${tail}`, JSON.stringify(data)] as const,
    );
  await act.click(rowOf(brendan, 'Daniel Okafor').getByRole('link'));
  const heading = brendan.getByRole('heading', { name: /Daniel Okafor/ });
  const answer = brendan.getByRole('textbox', { name: 'Your message' });
  await expect(heading).toContainText('405');
  // Guests of other tests have been checked in since, so the free rooms are fetched.
  const { rooms } = await (
    await brendan.request.get(`${theHotel.base_url}/api/staff/hotel/hotel-killarney/rooms`)
  ).json();
  const free: { room_number: string } = rooms.findLast(
    (room: { taken_by: string | null }) => room.taken_by === null,
  );
  expect(await step('move', { room_number: free.room_number })).toBe(200);
  await expect(heading).toContainText(free.room_number);
  expect(await step('step', { step: 'check_out' })).toBe(200);
  await expect(brendan.getByText('This stay has ended.')).toBeVisible();
  // A list under the pointer does not move its rows.
  await act.movePointer(brendan, 900, 500);
  await expect(rowOf(brendan, 'Daniel Okafor')).toHaveCount(0);
  expect(await step('step', { step: 'undo', from: 'checked_out' })).toBe(200);
  await expect(answer).toBeVisible();
  expect(await step('move', { room_number: '405' })).toBe(200);
  await expect(heading).toContainText('405');
});

test('a list under the pointer does not change, counts its updates, and shows them on request', async ({
  device,
  theHotel,
}) => {
  // All are answered, Penelope the longest ago. When she writes she waits, and so belongs above the others.
  const fixture = await buildLongConversation(3, 3);
  for (const name of ['Quentin', 'Rosalind']) await addTalk(fixture.manager, name, 3, 3);
  const staff = { name: staffCookieName(), value: fixture.manager.cookie, url: theHotel.base_url };
  const guest = { name: guestCookieName(fixture.slug), value: fixture.guest.session, url: theHotel.base_url };
  const [desk, phone] = [await (await device('desktop')).newPage(), await (await device('phone')).newPage()];
  await desk.context().addCookies([staff]);
  await act.goto(desk, `${theHotel.base_url}${pages.inbox(fixture.slug)}`);
  await act.live(desk);
  const list = desk.locator('[data-desk-list] > li');
  await expect(list).toContainText(['Rosalind', 'Quentin', 'Penelope']);
  await act.hover(list.first());

  await phone.context().addCookies([guest]);
  await act.goto(phone, `${theHotel.base_url}${pages.guest(fixture.slug)}`);
  await say(phone, 'Good evening, may I ask something?');
  const updates = desk.getByRole('button', { name: /^\d+ updates?$/ });
  await expect(updates).toBeVisible();
  await expect(list).toContainText(['Rosalind', 'Quentin', 'Penelope']);
  await act.click(updates);
  await expect(updates).toHaveCount(0);
  await expect(list).toContainText(['Good evening, may I ask something?', 'Rosalind', 'Quentin']);
});

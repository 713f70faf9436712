import type { Page } from '@playwright/test';
import { accessibilityFaults, act, bubble, expect, type Size, say, staffOf, test } from './fixtures';
import { walkIn } from './support/walk-in';

async function open(page: Page, guestName: string): Promise<void> {
  await act.click(page.getByRole('link', { name: new RegExp(guestName) }));
  await expect(page.getByRole('heading', { name: new RegExp(guestName) })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeVisible();
}
const menu = (page: Page) => page.getByRole('combobox', { name: 'Hand over or leave' });
async function choose(page: Page, name: string | RegExp): Promise<void> {
  await act.click(menu(page));
  await act.click(page.getByRole('option', { name }));
}
const answerOf = (page: Page) => page.getByRole('textbox', { name: 'Your message' });

test('a conversation is assigned, passed on, handed back and left, and every staff page shows it live', async ({
  guest,
  staff,
}) => {
  const [brendan, siobhan, niamh] = [await staff('brendan'), await staff('siobhan'), await guest('Niamh')];
  await say(niamh, 'Is there a late bus into town?');
  await open(brendan, 'Niamh Gallagher');
  await open(siobhan, 'Niamh Gallagher');
  await act.press(brendan, 'a');
  await expect(brendan.getByText('You look after this guest').first()).toBeVisible();
  await expect(siobhan.getByText('Brendan Walsh looks after this guest').first()).toBeVisible();
  await expect(niamh.getByRole('banner')).toContainText('Brendan, Reception, is looking after you');

  await act.click(menu(brendan));
  await act.fill(brendan.getByRole('combobox', { name: 'Find a colleague' }), 'manager');
  await brendan.getByRole('option', { name: /Siobhán O'Neill/ }).waitFor();
  expect(await accessibilityFaults(brendan)).toEqual([]);
  await act.click(brendan.getByRole('option', { name: /Siobhán O'Neill/ }));
  await expect(siobhan.getByText('Brendan Walsh asked you to take over')).toBeVisible();
  await expect(niamh.getByRole('banner')).toContainText('Siobhán, Manager, is looking after you');
  await expect(
    brendan.getByRole('log').getByText("Brendan Walsh asked Siobhán O'Neill to take over"),
  ).toBeVisible();

  await choose(siobhan, 'Hand back to Brendan Walsh');
  await expect(brendan.getByText("Siobhán O'Neill asked you to take over")).toBeVisible();
  await expect(brendan.getByText('You look after this guest').first()).toBeVisible();

  await choose(brendan, 'Leave the conversation');
  await expect(siobhan.getByText('Brendan Walsh left. You look after this guest again')).toBeVisible();
  await expect(niamh.getByRole('banner')).toContainText('Siobhán, Manager, is looking after you');
  await choose(siobhan, 'Leave the conversation');
  await expect(niamh.getByRole('banner')).toContainText('Our team is here for you');
  await expect(brendan.getByText('Nobody looks after this guest yet')).toBeVisible();
});

test('a department is asked, and its first member to answer becomes the handler', async ({
  guest,
  staff,
}) => {
  const [brendan, grainne, lucia] = [await staff('brendan'), await staff('grainne'), await guest('Lucía')];
  await say(lucia, 'Two more towels, please');
  await open(brendan, 'Lucía Fernández');
  await choose(brendan, /^Housekeeping/);
  await expect(brendan.getByText('Passed to Housekeeping', { exact: false }).first()).toBeVisible();
  await expect(lucia.getByRole('log').getByText('We have passed this on to Housekeeping')).toBeVisible();
  await expect(grainne.getByText('Brendan Walsh passed a guest to Housekeeping')).toBeVisible();
  await act.click(grainne.getByRole('button', { name: 'Mine', exact: true }));
  await open(grainne, 'Lucía Fernández');
  await say(grainne, 'On my way');
  await expect(grainne.getByText('You look after this guest').first()).toBeVisible();
  await expect(brendan.getByText('looks after this guest', { exact: false }).first()).toBeVisible();
});

test('a receptionist who is too late learns who was faster and can still take over', async ({
  device,
  staff,
  theHotel,
}) => {
  const [brendan, siobhan] = [await staff('brendan'), await staff('siobhan')];
  // A new guest, so that the conversation has no handler yet.
  const torlach = await (await device('phone')).newPage();
  await walkIn(brendan, staffOf(theHotel, 'brendan').slug, 'Torlach', torlach);
  await say(torlach, 'Could I have another pillow?');
  await open(brendan, 'Torlach Unheard');
  await open(siobhan, 'Torlach Unheard');
  await expect(siobhan.getByRole('button', { name: 'Assign to me' })).toBeVisible();
  // Siobhán's request is delayed, so it reaches the server after Brendan's; her page still shows the earlier state.
  const held: (() => void)[] = [];
  await siobhan.route('**/assign-staff', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await act.click(siobhan.getByRole('button', { name: 'Assign to me' }));
  await expect.poll(() => held.length).toBe(1);
  await choose(brendan, /Orla Kelly/);
  await expect(brendan.getByText('Orla Kelly looks after this guest').first()).toBeVisible();
  for (const go of held) go();
  await expect(siobhan.getByText('Orla Kelly was faster and looks after this guest now.')).toBeVisible();
  await siobhan.unroute('**/assign-staff');
  await act.click(siobhan.getByRole('button', { name: 'Take over anyway' }));
  await expect(siobhan.getByText('You look after this guest').first()).toBeVisible();
});

for (const size of ['desktop', 'phone'] satisfies Size[]) {
  test(`two staff members answer at once: the second sees the first answer and decides (${size})`, async ({
    guest,
    staff,
  }) => {
    const [brendan, siobhan] = [await staff('brendan'), await staff('siobhan', size)];
    const name = size === 'phone' ? 'Aoife' : 'Daniel';
    const full = size === 'phone' ? 'Aoife Byrne' : 'Daniel Okafor';
    const aoife = await guest(name);
    await say(aoife, `A question (${size})`);
    await open(brendan, full);
    await open(siobhan, full);
    await expect(bubble(siobhan, `A question (${size})`)).toBeVisible();
    const held: (() => void)[] = [];
    await siobhan.route('**/messages/send', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await say(siobhan, `What I would have said (${size})`);
    await expect.poll(() => held.length).toBe(1);
    await act.typeUntil(answerOf(brendan), siobhan.locator('footer').getByText('Brendan Walsh is answering'));
    await say(brendan, `Brendan was here first (${size})`);
    await expect(bubble(aoife, `Brendan was here first (${size})`)).toBeVisible();
    for (const go of held.splice(0)) go();
    const card = siobhan.getByRole('alert').filter({ hasText: 'Brendan Walsh has just answered' });
    await expect(card).toContainText(`Brendan was here first (${size})`);
    await expect(card).toContainText(`What I would have said (${size})`);
    expect(await accessibilityFaults(siobhan)).toEqual([]);
    await expect(bubble(aoife, `What I would have said (${size})`)).toBeHidden();
    await siobhan.unroute('**/messages/send');

    await act.reload(siobhan);
    await act.click(card.getByRole('button', { name: 'Edit' }));
    await expect(card).toBeHidden();
    await expect(answerOf(siobhan)).toHaveValue(`What I would have said (${size})`);
    await act.click(siobhan.getByRole('button', { name: 'Send', exact: true }));
    await expect(bubble(aoife, `What I would have said (${size})`)).toBeVisible();
  });
}

test('an answer held back by the warning can be sent or discarded', async ({ guest, staff }) => {
  const [brendan, siobhan, claire] = [await staff('brendan'), await staff('siobhan'), await guest('Claire')];
  await say(claire, 'Bonsoir !');
  await open(brendan, 'Claire');
  await open(siobhan, 'Claire');
  await expect(bubble(siobhan, 'Bonsoir !')).toBeVisible();
  for (const [text, decision] of [
    ['Sent all the same', 'Send anyway'],
    ['Better not', 'Discard'],
  ] as const) {
    const held: (() => void)[] = [];
    await siobhan.route('**/messages/send', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await say(siobhan, text);
    await expect.poll(() => held.length).toBe(1);
    await say(brendan, `Before "${text}"`);
    await expect(bubble(claire, `Before "${text}"`)).toBeVisible();
    for (const go of held) go();
    const card = siobhan.getByRole('alert').filter({ hasText: 'Brendan Walsh has just answered' });
    await expect(card).toContainText(`Before "${text}"`);
    await siobhan.unroute('**/messages/send');
    await act.click(card.getByRole('button', { name: decision }));
    await expect(card).toBeHidden();
    // The first message must arrive before the next round, which would otherwise hold back this one.
    await expect(bubble(claire, 'Sent all the same')).toBeVisible();
  }
  await expect(bubble(siobhan, 'Better not')).toHaveCount(0);
  await expect(bubble(claire, 'Better not')).toHaveCount(0);
});

test('every inbox shows which colleague is answering', async ({ guest, staff }) => {
  const [brendan, siobhan, claire] = [await staff('brendan'), await staff('siobhan'), await guest('Claire')];
  await say(claire, 'Encore une question');
  await open(brendan, 'Claire');
  const row = siobhan.getByRole('link', { name: /Claire/ });
  await expect(row).toContainText('Encore une question');
  await act.typeUntil(answerOf(brendan), row.getByText('Brendan Walsh is answering'));
  await expect(row).toContainText('Encore une question');
});

test('a rate-limited guest sees a notice, and no message is lost', async ({ guest }) => {
  const yuki = await guest('Yuki');
  await yuki.route('**/guest/chat/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fulfill({
      status: 429,
      headers: { 'Retry-After': '3', 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({ code: 'rate_limited' }),
    });
  });
  await say(yuki, 'One of very many');
  await expect(yuki.getByText(/That was a bit fast.*Goes on in \d seconds?\./)).toBeVisible();
  await yuki.unroute('**/guest/chat/messages');
  await expect(yuki.getByText(/That was a bit fast/)).toBeHidden();
  await expect(bubble(yuki, 'One of very many')).toBeVisible();
  await expect(yuki.getByRole('log').getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
});

test('a manager reads the history of a conversation and downloads it as a table', async ({
  guest,
  staff,
}) => {
  const [brendan, siobhan, grace] = [await staff('brendan'), await staff('siobhan'), await guest('Grace')];
  await say(grace, 'Is anybody there?');
  await open(brendan, 'Grace Whelan');
  await act.press(brendan, 'a');
  await expect(brendan.getByText('You look after this guest').first()).toBeVisible();
  await expect(brendan.getByRole('button', { name: 'History for managers' })).toHaveCount(0);
  await open(siobhan, 'Grace Whelan');
  await act.click(siobhan.getByRole('button', { name: 'History for managers' }));
  const history = siobhan.getByRole('region', { name: 'Guest and stay' });
  await expect(history.getByText('Brendan Walsh joined')).toBeVisible();
  // Any name will do: another test may have opened the conversation earlier.
  await expect(history.getByText(/was the first of the team to read$/)).toBeVisible();
  expect(await accessibilityFaults(siobhan)).toEqual([]);
  const download = siobhan.waitForEvent('download');
  await act.click(siobhan.getByRole('link', { name: 'Download as a table (CSV)' }));
  expect((await download).suggestedFilename()).toMatch(/^Hotel Killarney \d+\.csv$/);
});

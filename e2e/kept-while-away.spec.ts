import { act, expect, say, test } from './fixtures';
import { choose, messageOf, openMenu } from './message-menu';
import { linkOfNewGuest } from './support/walk-in';

const HOTEL = 'hotel-killarney';

test('an unfinished edit, a draft and chosen files are restored when the receptionist returns to the conversation', async ({
  staff,
  device,
}) => {
  const desk = await staff('brendan');
  const people = ['Saoirse', 'Fiadh', 'Caoimhe'] as const;
  for (const name of people) {
    const phone = await (await device('phone')).newPage();
    await act.goto(phone, await linkOfNewGuest(desk, HOTEL, name));
    await act.live(phone);
    await say(phone, `Hello from ${name}`);
    await expect(phone.getByRole('log').getByText(/^(Sent|Delivered)$/)).toBeVisible();
  }
  const open = async (name: string) => {
    await act.click(desk.getByRole('link', { name: new RegExp(name) }));
    await expect(messageOf(desk, `Hello from ${name}`)).toHaveCount(1);
  };
  const box = desk.getByRole('textbox', { name: 'Your message' });

  await open('Saoirse');
  await say(desk, 'At sevn');
  await act.fill(box, 'Begun before');
  await openMenu(desk, 'At sevn');
  await choose(desk, 'Edit');
  await expect(box).toHaveValue('At sevn');
  await act.fill(box, 'At seven');

  await open('Fiadh');
  await expect(box).toHaveValue('');
  await openMenu(desk, 'Hello from Fiadh');
  await choose(desk, 'Reply');
  await act.fill(box, 'Welcome');

  await open('Caoimhe');
  await expect(box).toHaveValue('');
  const photo = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('The way to the pool') };
  await act.upload(desk.locator('input[type=file]').first(), photo);
  await expect(desk.getByText('plan.txt')).toBeVisible();

  await open('Saoirse');
  await expect(box).toHaveValue('At seven');
  await expect(desk.getByText('plan.txt')).toHaveCount(0);
  await act.click(desk.getByRole('button', { name: 'Save', exact: true }));
  await expect(messageOf(desk, 'At seven')).toHaveCount(1);
  await expect(box).toHaveValue('Begun before');

  await open('Fiadh');
  await expect(box).toHaveValue('Welcome');
  await expect(desk.getByRole('status').filter({ hasText: 'Fiadh' })).toBeVisible();
  await act.focus(box);
  await act.press(box, 'Escape');

  await open('Caoimhe');
  await expect(desk.getByText('plan.txt')).toBeVisible();
  await say(desk, 'Here is the plan');
  await expect(desk.getByRole('link', { name: /^plan\.txt/ })).toBeVisible();
  await open('Saoirse');
  await open('Caoimhe');
  await expect(desk.getByRole('button', { name: /plan\.txt/ })).toHaveCount(0);
});

test('a guest can select part of a message by touch, and the menu button of the message is visible', async ({
  guest,
}) => {
  const phone = await guest('Aoife');
  await say(phone, 'The Wi-Fi is called Gulliver, its word is swift1726');
  const words = phone.getByText(/swift1726/).first();
  const select = await words.evaluate((node) => {
    const found: string[] = [];
    for (let each: Element | null = node; each; each = each.parentElement)
      found.push(getComputedStyle(each).userSelect);
    return found;
  });
  expect(select).not.toContain('none');
  expect(await act.letsOwnMenu(words)).toBe(true);
  const button = phone.getByRole('button', { name: 'Message actions' }).last();
  expect(await button.evaluate((node) => getComputedStyle(node.parentElement ?? node).opacity)).toBe('1');
  await act.click(button);
  await expect(phone.getByRole('menu')).toBeVisible();
});

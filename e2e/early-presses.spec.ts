import { act, bubble, expect, guestOf, say, staffOf, test } from './fixtures';
import { messageOf } from './message-menu';

test('a tap on a message menu before hydration opens the menu after hydration', async ({ guest }) => {
  const phone = await guest('Niamh');
  await say(phone, 'Held very early');
  const words = phone.locator('[data-message]').getByText('Held very early', { exact: true }).first();
  await expect(words).toBeVisible();
  const letThrough = await act.holdBackScripts(phone);
  await act.gotoHtml(phone, phone.url());
  const box = phone.getByRole('textbox', { name: 'Your message' });
  await act.typeEarly(box, 'Begun early');
  await act.clickEarly(
    messageOf(phone, 'Held very early').first().getByRole('button', { name: 'Message actions' }),
  );
  await letThrough();
  await act.awake(phone);
  await expect(phone.getByRole('menu')).toBeVisible();
  await expect(phone.locator('[data-taken]')).toHaveCount(0);
  await act.press(phone, 'Escape');
  await expect(phone.getByRole('menu')).toHaveCount(0);
  await expect(box).toHaveValue('Begun early');
});

test('several presses of a button before hydration count as one, and text typed early is searched for', async ({
  staff,
}) => {
  const desk = await staff('brendan');
  const letThrough = await act.holdBackScripts(desk);
  await act.gotoHtml(desk, desk.url());
  await expect(desk.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'connecting');
  const waiting = desk.getByRole('button', { name: 'Waiting', exact: true });
  const account = desk.getByRole('button', { name: /my account/ });
  await act.typeEarly(desk.getByRole('searchbox'), 'Jürgen');
  for (let times = 0; times < 3; times += 1) await act.clickEarly(account);
  await expect(account).toHaveAttribute('data-taken', '');
  await expect(waiting).not.toHaveAttribute('data-taken', '');
  await letThrough();
  // After an even number of presses the menu would be closed again.
  await expect(desk.getByRole('menuitem', { name: 'My profile' })).toBeVisible();
  await expect(desk.locator('[data-taken]')).toHaveCount(0);
  await act.press(desk, 'Escape');
  await expect(desk.getByRole('searchbox')).toHaveValue('Jürgen');
  await expect(desk.locator('[data-desk-list] > li')).toHaveCount(1);
});

test('a sign-in submitted before hydration is sent once, by the script and not by the browser', async ({
  device,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  const { username, password, slug } = staffOf(theHotel, 'orla');
  const sent: string[] = [];
  desk.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  const letThrough = await act.holdBackScripts(desk);
  await act.gotoHtml(desk, `${theHotel.base_url}/staff/sign-in`);
  await act.typeEarly(desk.getByLabel('User name'), username);
  await act.typeEarly(desk.locator('input[type=password]'), password);
  const submit = desk.locator('button[type=submit]');
  await act.clickEarly(submit);
  await act.clickEarly(submit);
  await expect(submit).toHaveAttribute('data-taken', '');
  await letThrough();
  await desk.waitForURL(`**/staff/${slug}`);
  expect(sent.filter((path) => path.includes('credentials'))).toHaveLength(1);
  expect(sent).not.toContain('/staff/sign-in');
});

test('a message sent by a receptionist before hydration arrives once', async ({ guest, staff }) => {
  const phone = await guest('Daniel');
  await say(phone, 'Is the gym open?');
  const desk = await staff('brendan');
  await act.click(desk.getByRole('link', { name: /Daniel Okafor/ }));
  await desk.waitForURL('**/conversations/*');
  const letThrough = await act.holdBackScripts(desk);
  await act.gotoHtml(desk, desk.url());
  await act.typeEarly(desk.getByRole('textbox', { name: 'Your message' }), 'Until ten, early bird');
  await act.clickEarly(desk.getByRole('button', { name: 'Send', exact: true }));
  await letThrough();
  await expect(bubble(phone, 'Until ten, early bird')).toBeVisible();
  await expect(desk.getByRole('textbox', { name: 'Your message' })).toHaveValue('');
  await expect(bubble(desk, 'Until ten, early bird')).toHaveCount(1);
  await expect(bubble(phone, 'Until ten, early bird')).toHaveCount(1);
});

test('a language chosen before hydration becomes the language of the page', async ({ device, theHotel }) => {
  const phone = await (await device('phone')).newPage();
  await act.goto(phone, guestOf(theHotel, 'Grace').link);
  await act.live(phone);
  const letThrough = await act.holdBackScripts(phone);
  await act.gotoHtml(phone, phone.url());
  await act.selectEarly(phone.getByRole('combobox', { name: 'Language' }), 'de');
  await letThrough();
  await expect(phone.getByRole('textbox', { name: 'Ihre Nachricht' })).toBeVisible();
});

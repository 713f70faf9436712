import { act, expect, signIn, test } from './fixtures';
import { deskOf } from './support/desk-requests';

test('a guest with an open page sees the closing page when the front desk checks them out', async ({
  device,
  request,
  theHotel,
}) => {
  const desk = await deskOf(request, theHotel, 'brendan');
  const today = new Date().toISOString().slice(0, 10);
  const name = { guest_first_name: 'Deirdre', guest_last_name: 'Nolan' };
  const [room_number] = await desk.freeRooms();
  const stay = await desk.post('', { ...name, check_in: today, check_out: today, room_number });
  const { link } = await desk.post(`/${stay.booking_id}/links`);
  const [phone, tablet] = await Promise.all([
    (await device('phone')).newPage(),
    (await device('phone')).newPage(),
  ]);
  for (const page of [phone, tablet]) {
    await act.goto(page, link);
    // From here on the page stops receiving messages only if the server disconnects it.
    await act.live(page);
  }

  await desk.post(`/${stay.booking_id}/step`, { step: 'check_out' });
  await expect(phone.getByText('Thank you for staying with us, Deirdre')).toBeVisible();
  await expect(tablet.getByText('Thank you for staying with us, Deirdre')).toBeVisible();
});

test('a sign-out ends every page of that session and no page of another session', async ({
  device,
  theHotel,
}) => {
  const [counter, office] = [await device('desktop'), await device('desktop')];
  const desk = await counter.newPage();
  await signIn(desk, theHotel, 'orla');
  const own = await office.newPage();
  await signIn(own, theHotel, 'orla');
  // A second browser has a copy of the first browser's cookie.
  const copy = await (await device('desktop')).newPage();
  await copy.context().addCookies(await counter.cookies());
  await act.goto(copy, desk.url());
  await act.live(copy);

  await act.click(desk.getByRole('button', { name: 'Sign out' }));
  await desk.waitForURL('**/staff/sign-in');
  await copy.waitForURL('**/staff/sign-in**');
  await act.live(own);
  await expect(own.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

import type { APIRequestContext, Page } from '@playwright/test';
import type { DemoFile } from '@/scripts/demo/demo-file';
import { expect, signIn, staffOf, test } from './fixtures';

/** The desk without a screen: what it does comes from outside every page. */
async function deskOf(request: APIRequestContext, hotel: DemoFile, username: string) {
  const { password, slug } = staffOf(hotel, username);
  const login = await request.post(`${hotel.base_url}/api/staff/login`, { data: { username, password } });
  const headers = { Authorization: `Bearer ${(await login.json()).token}` };
  const here = `${hotel.base_url}/api/staff/hotel/${slug}`;
  return {
    post: async (path: string, data?: unknown) =>
      (await request.post(`${here}/stays${path}`, { headers, ...(data ? { data } : {}) })).json(),
    freeRoom: async () => {
      const { rooms } = await (await request.get(`${here}/rooms`, { headers })).json();
      return rooms.find((room: { taken_by: string | null }) => room.taken_by === null).room_number;
    },
  };
}

/** Resolves when this page's socket hears its channel: from then on only a cut silences it. */
function listens(page: Page): Promise<unknown> {
  return page
    .waitForEvent('websocket')
    .then((socket) =>
      socket.waitForEvent('framereceived', ({ payload }) =>
        /subscription_succeeded.*private-/.test(String(payload)),
      ),
    );
}

test('a guest who is reading sees the closing page when the desk checks them out', async ({
  device,
  request,
  theHotel,
}) => {
  const desk = await deskOf(request, theHotel, 'brendan');
  const today = new Date().toISOString().slice(0, 10);
  const name = { guest_first_name: 'Deirdre', guest_last_name: 'Nolan' };
  const room_number = await desk.freeRoom();
  const stay = await desk.post('', { ...name, check_in: today, check_out: today, room_number });
  const { link } = await desk.post(`/${stay.booking_id}/links`);
  const [phone, tablet] = await Promise.all([
    (await device('phone')).newPage(),
    (await device('phone')).newPage(),
  ]);
  const areListening = Promise.all([listens(phone), listens(tablet)]);
  await Promise.all([phone.goto(link), tablet.goto(link)]);
  await areListening;

  await desk.post(`/${stay.booking_id}/step`, { step: 'check_out' });
  await expect(phone.getByText('Thank you for staying with us, Deirdre')).toBeVisible();
  await expect(tablet.getByText('Thank you for staying with us, Deirdre')).toBeVisible();
});

test('a desk that is signed out elsewhere goes to the sign-in, and a sign-in of its own stays', async ({
  device,
  theHotel,
}) => {
  const [counter, office] = [await device('desktop'), await device('desktop')];
  const desk = await counter.newPage();
  await signIn(desk, theHotel, 'orla');
  const own = await office.newPage();
  await signIn(own, theHotel, 'orla');
  // Somebody has a copy of the counter's cookie.
  const copy = await (await device('desktop')).newPage();
  await copy.context().addCookies(await counter.cookies());
  await copy.goto(desk.url());
  await expect(copy.getByText('Live', { exact: true })).toBeVisible();

  await desk.getByRole('button', { name: 'Sign out' }).click();
  await desk.waitForURL('**/staff/sign-in');
  await copy.waitForURL('**/staff/sign-in**');
  await expect(own.getByText('Live', { exact: true })).toBeVisible();
  await expect(own.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { act, expect, test } from './fixtures';
import { deskOf } from './support/desk-requests';

const TODAY = new Date().toISOString().slice(0, 10);
const LATER = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
type By = Awaited<ReturnType<typeof deskOf>>;

const arrive = (by: By, last: string, room: string | undefined) =>
  by.post('', {
    ...{ guest_first_name: 'Swapping', guest_last_name: last },
    ...{ check_in: TODAY, check_out: LATER, room_number: room },
  });

async function openStays(desk: Page, view: string) {
  await act.goto(desk, `${desk.url()}/stays?view=${view}`);
  await expect(desk.getByRole('heading', { name: 'Stays' })).toBeVisible();
}

async function openStay(desk: Page, name: string) {
  await act.fill(desk.getByRole('searchbox'), name);
  await act.click(desk.getByRole('button', { name: new RegExp(name) }));
  return desk.getByRole('dialog', { name });
}

test('two guests swap rooms, and a swap that a colleague’s move outdated is refused and changes nothing', async ({
  staff,
  request,
  theHotel,
}) => {
  const by = await deskOf(request, theHotel, 'brendan');
  const [first, second, third] = await by.freeRooms();
  await arrive(by, 'Aherne', first);
  const other = await arrive(by, 'Breen', second);
  const desk = await staff('brendan');
  await openStays(desk, 'in_house');
  const sheet = await openStay(desk, 'Swapping Aherne');
  await act.click(sheet.getByRole('button', { name: 'Move room' }));
  const swap = sheet.getByRole('button', { name: 'Swap rooms' });
  await expect(swap).toBeDisabled();
  await act.selectOption(sheet.getByLabel('Or swap rooms with'), `${second} · Swapping Breen`);
  await act.click(swap);
  await expect(swap).toHaveCount(0);
  await expect(sheet.locator('dl')).toContainText(String(second));

  // The sheet still shows this room when the request is sent; meanwhile a colleague has moved the guest.
  await act.click(sheet.getByRole('button', { name: 'Move room' }));
  await act.selectOption(sheet.getByLabel('Or swap rooms with'), `${first} · Swapping Breen`);
  const { stays } = await by.list('?view=all&q=Aherne');
  await by.post(`/${stays[0].booking_id}/move`, { room_number: third });
  await act.click(swap);
  await expect(sheet.getByRole('alert')).toBeVisible();
  expect((await by.list('?view=all&q=Aherne')).stays[0].room_number).toBe(third);
  expect((await by.list('?view=all&q=Breen')).stays[0]).toMatchObject({
    ...{ booking_id: other.booking_id, room_number: first },
  });
});

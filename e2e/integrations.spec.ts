import { integrationApi, pages } from '@/lib/contract/paths';
import { accessibilityFaults, act, expect, signIn, staffOf, test } from './fixtures';

test('an admin creates a key, another system books with it, and the key is renewed and revoked', async ({
  device,
  request,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  await signIn(desk, theHotel, 'maeve');
  const { slug } = staffOf(theHotel, 'maeve');
  const address = `${theHotel.base_url}${integrationApi.stays(slug)}`;
  const book = async (secret: string, external_id: string) => {
    const response = await request.post(address, {
      headers: { Authorization: `Bearer ${secret}` },
      data: {
        external_id,
        guest_first_name: 'Pia',
        guest_last_name: 'Import',
        check_in: '2026-11-24',
        check_out: '2026-11-26',
      },
    });
    return response.ok() ? (await response.json()).results[0] : response.status();
  };
  const secretIn = async () =>
    (await desk.getByRole('dialog').getByText(/^hmk_/).textContent())?.trim() ?? '';

  await act.goto(desk, `${theHotel.base_url}${pages.settings(slug)}`);
  await act.click(desk.getByRole('link', { name: 'Keys for other systems' }));
  await act.click(desk.getByRole('button', { name: 'Make a key' }));
  await act.fill(desk.getByRole('textbox', { name: 'Name' }), 'House system');
  await act.click(desk.getByRole('dialog').getByRole('button', { name: 'Make a key' }));
  await expect(desk.getByRole('dialog', { name: 'The key “House system”' })).toBeVisible();
  const first = await secretIn();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.click(desk.getByRole('button', { name: 'I have it' }));
  const booked = await book(first, 'house-1');
  expect(booked).toMatchObject({ result: 'created' });

  const phone = await (await device('phone')).newPage();
  await act.goto(phone, booked.guest_link);
  await expect(phone.getByRole('heading', { name: 'Dublin Central', exact: true })).toBeVisible();

  await act.click(desk.getByRole('button', { name: 'Renew' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Renew' }));
  await expect(desk.getByRole('dialog', { name: 'The key “House system”' })).toBeVisible();
  const second = await secretIn();
  await act.click(desk.getByRole('button', { name: 'I have it' }));
  expect(await book(first, 'house-1')).toBe(401);
  expect(await book(second, 'house-1')).toMatchObject({ result: 'unchanged' });

  await act.click(desk.getByRole('button', { name: 'Revoke' }));
  await act.click(desk.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }));
  await expect(desk.getByText('No other system writes here yet.')).toBeVisible();
  expect(await book(second, 'house-1')).toBe(401);
});

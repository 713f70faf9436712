import { accessibilityFaults, bubble, expect, guestOf, say, test } from './fixtures';

test('a guest sees which devices read along, and shows one out at once', async ({ device, theHotel }) => {
  const { link } = guestOf(theHotel, 'Niamh');
  const [phone, tablet] = await Promise.all([
    (await device('phone')).newPage(),
    (await device('desktop')).newPage(),
  ]);
  for (const page of [phone, tablet]) {
    await page.goto(link);
    await expect(page.getByRole('textbox')).toBeVisible();
  }
  await phone.getByRole('button', { name: 'Devices' }).click();
  const list = phone.getByRole('region', { name: 'Devices' });
  await expect(list.getByText('This device')).toHaveCount(1);
  expect(await accessibilityFaults(phone)).toEqual([]);
  const others = list.getByRole('button', { name: /^Sign out/ });
  // Other tests open this guest's link too.
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await expect(others).toHaveCount(left - 1);
  }
  await list.getByRole('button', { name: 'Done' }).click();
  await expect(list).toHaveCount(0);
  await expect(tablet.getByRole('textbox')).toHaveCount(0);
  await say(phone, 'Only this phone now');
  await expect(bubble(phone, 'Only this phone now')).toBeVisible();
});

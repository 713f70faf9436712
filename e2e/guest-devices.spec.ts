import { accessibilityFaults, act, bubble, expect, guestOf, say, test } from './fixtures';

test('a guest sees which devices have access and signs one out at once', async ({ device, theHotel }) => {
  const { link } = guestOf(theHotel, 'Niamh');
  const [phone, tablet] = await Promise.all([
    (await device('phone')).newPage(),
    (await device('desktop')).newPage(),
  ]);
  for (const page of [phone, tablet]) {
    await act.goto(page, link);
    await expect(page.getByRole('textbox')).toBeVisible();
  }
  await act.click(phone.getByRole('button', { name: 'Devices' }));
  const list = phone.getByRole('region', { name: 'Devices' });
  await expect(list.getByText('This device')).toHaveCount(1);
  expect(await accessibilityFaults(phone)).toEqual([]);
  const others = list.getByRole('button', { name: /^Sign out/ });
  // Other tests open this guest's link too, so further devices are listed.
  for (let left = await others.count(); left > 0; left -= 1) {
    await act.click(others.first());
    await expect(others).toHaveCount(left - 1);
  }
  await act.click(list.getByRole('button', { name: 'Done' }));
  await expect(list).toHaveCount(0);
  await expect(tablet.getByRole('textbox')).toHaveCount(0);
  await say(phone, 'Only this phone now');
  await expect(bubble(phone, 'Only this phone now')).toBeVisible();
});

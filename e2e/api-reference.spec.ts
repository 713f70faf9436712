import { act, expect, test } from './fixtures';

test('the API reference is published for people and for tools, and loads nothing from another site', async ({
  device,
  theHotel,
}) => {
  const page = await (await device('desktop')).newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(theHotel.base_url).origin) foreign.push(origin);
  });
  const document = await page.request.get(`${theHotel.base_url}/openapi.json`);
  expect((await document.json()).openapi).toMatch(/^3\.1/);
  await act.goto(page, `${theHotel.base_url}/docs`);
  await expect(page.getByRole('navigation').first()).toContainText('conversations list');
  await expect(page.getByRole('main').last()).toContainText('RFC 3339');
  expect(foreign).toEqual([]);
});

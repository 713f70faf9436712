import { expect, test } from './fixtures';
import { ADDRESSES } from './support/addresses';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

test('every address answers another method with the methods that it takes', async ({
  playwright,
  theHotel,
}) => {
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url });
  let asked = 0;
  for (const { path, taken } of ADDRESSES) {
    for (const method of METHODS.filter((name) => !taken.includes(name))) {
      const response = await api.fetch(path, { method });
      const allowed = (response.headers()['allow'] ?? '').split(', ');
      expect(response.status(), `${method} ${path}`).toBe(405);
      expect(allowed.filter((name) => METHODS.includes(name)).sort(), path).toEqual(taken.sort());
      expect(await response.json(), path).toMatchObject({ status: 405, code: 'method_not_allowed' });
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(50);
  await api.dispose();
});

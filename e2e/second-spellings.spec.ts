import { expect, test } from './fixtures';
import { ADDRESSES } from './support/addresses';

/** Returns our spelling of a path and those of earlier clients, as the rewrites of next.config.mjs define them. */
function spellingsOf(path: string): string[] {
  const others = [
    path.replace(/^\/api\/public\/chat\/1\/guest\/chat\//, '/api/guest/hotel/1/chat/'),
    path.replace(/^\/api\/chat\/1\//, '/api/staff/hotel/1/chat/'),
    path.replace(/^\/api\/messages\/1\//, '/api/chat/messages/1/'),
  ];
  return [...new Set([path, ...others])].flatMap((spelling) => [spelling, `${spelling}/`]);
}

test('every spelling of an address answers alike, with and without a trailing slash', async ({
  playwright,
  theHotel,
}) => {
  const api = await playwright.request.newContext({ baseURL: theHotel.base_url, maxRedirects: 0 });
  let asked = 0;
  for (const { path, taken, isOpen } of ADDRESSES) {
    for (const method of taken) {
      const answers = new Set<string>();
      for (const spelling of spellingsOf(path)) {
        const answer = await api.fetch(spelling, { method });
        const { code } = await answer.json();
        answers.add(`${answer.status()} ${code}`);
        asked += 1;
      }
      // The caller is not signed in, so each spelling must give the same status and code.
      expect([...answers], `${method} ${path}`).toHaveLength(1);
      expect([...answers][0], `${method} ${path}`).toMatch(
        isOpen ? /^(200|400|401|404|415) / : /^(400|401|415) /,
      );
    }
  }
  expect(asked).toBeGreaterThan(ADDRESSES.length * 2);
  await api.dispose();
});

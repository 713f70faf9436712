import { expect, test } from './fixtures';
import { ADDRESSES } from './support/addresses';

/** The spellings of the earlier clients, beside our own; see the rewrites of next.config.mjs. */
function spellingsOf(path: string): string[] {
  const others = [
    path.replace(/^\/api\/public\/chat\/1\/guest\/chat\//, '/api/guest/hotel/1/chat/'),
    path.replace(/^\/api\/chat\/1\//, '/api/staff/hotel/1/chat/'),
    path.replace(/^\/api\/messages\/1\//, '/api/chat/messages/1/'),
  ];
  return [...new Set([path, ...others])].flatMap((spelling) => [spelling, `${spelling}/`]);
}

test('every spelling of an address is the same door, with and without the last slash', async ({
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
      // Nobody is signed in here: whatever the door, it is there and says so in one way.
      expect([...answers], `${method} ${path}`).toHaveLength(1);
      expect([...answers][0], `${method} ${path}`).toMatch(
        isOpen ? /^(200|400|401|404|415) / : /^(400|401|415) /,
      );
    }
  }
  expect(asked).toBeGreaterThan(ADDRESSES.length * 2);
  await api.dispose();
});

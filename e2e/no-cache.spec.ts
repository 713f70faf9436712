import type { APIRequestContext } from '@playwright/test';
import { guestApi, pages, staffApi } from '@/lib/contract/paths';
import { act, expect, guestOf, test } from './fixtures';

const KINDS: readonly Record<string, string>[] = [
  {},
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
];

async function expectUncached(api: APIRequestContext, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const headers of KINDS) {
      // Next redirects requests with its router's headers to another address; the final answer is the one that counts.
      const response = await api.get(path, { headers });
      const said = response.headers()['cache-control'] ?? '';
      expect(said.split(/,\s*/).sort(), `${path} ${response.status()}`).toEqual(['no-store', 'private']);
      expect(response.headers()['x-nextjs-cache'], path).toBeUndefined();
    }
  }
}

test("no cache may store a guest's pages, answers or refusals", async ({ guest, theHotel }) => {
  const { request: api } = (await guest('Aoife')).context();
  const found = guestOf(theHotel, 'Aoife');
  const slug = new URL(found.link).pathname.split('/')[2] ?? '';
  const of = (path: string) => new URL(path, theHotel.base_url).href;
  await expectUncached(
    api,
    [
      pages.guest(slug),
      pages.guest('hotel-of-nobody'),
      guestApi.context(slug),
      guestApi.messages(slug),
      `${guestApi.events(slug)}?after=0`,
      `${guestApi.events(slug)}?after=none`,
      guestApi.context('hotel-of-nobody'),
      '/api/nowhere',
    ].map(of),
  );
});

test("no cache may store a staff member's pages, answers or refusals", async ({ staff, theHotel }) => {
  const page = await staff('brendan');
  await act.click(page.getByRole('link', { name: /Daniel Okafor/ }));
  await page.waitForURL('**/conversations/*');
  const { pathname } = new URL(page.url());
  const id = Number(pathname.split('/').at(-1));
  const slug = pathname.split('/')[2] ?? '';
  const of = (path: string) => new URL(path, theHotel.base_url).href;
  await expectUncached(
    page.context().request,
    [
      pathname,
      pages.inbox(slug),
      pages.inbox('dublin-central'),
      '/staff/sign-in',
      staffApi.conversations(slug),
      staffApi.conversation(slug, id),
      staffApi.messages(slug, id),
      staffApi.conversation(slug, 999_999),
      staffApi.conversations('dublin-central'),
    ].map(of),
  );
});

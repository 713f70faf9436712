import type { Locator, Page } from '@playwright/test';
import { guestCookieName, staffCookieName } from '@/lib/auth/cookies';
import { pages } from '@/lib/contract/paths';
import { closeDb } from '@/lib/platform/db';
import { act, bubble, expect, say, test } from './fixtures';
import { choose, openMenu } from './message-menu';
import { ANSWERED, buildLongConversation } from './support/long-conversation';

const MESSAGES = 400;
const READ = 250;

const log = (page: Page) => page.getByRole('log');
/** Expects a message inside the viewport. A message that is drawn above or below it does not count. */
const inSight = (message: Locator) => expect(message).toBeInViewport({ ratio: 0.5 });
const isInSight = (message: Locator) =>
  message.evaluateAll(([node]) => {
    const { top = Number.POSITIVE_INFINITY, bottom = 0 } = node?.getBoundingClientRect() ?? {};
    return top < window.innerHeight && bottom > 0;
  });
const says = (page: Page, number: number) => bubble(page, `Message ${number}`).first();
const newest = (page: Page) => page.getByRole('button', { name: /To the latest message|new message/ });

test.describe('a long conversation', () => {
  let fixture: Awaited<ReturnType<typeof buildLongConversation>>;
  test.beforeAll(async () => {
    fixture = await buildLongConversation(MESSAGES, READ);
  });
  test.afterAll(closeDb);

  /** Opens the guest's page as it was when they last closed it. */
  async function openGuest(phone: Page, origin: string, { slug, guest } = fixture) {
    const cookie = { name: guestCookieName(slug), value: guest.session, url: origin };
    await phone.context().addCookies([cookie]);
    await act.goto(phone, `${origin}${pages.guest(slug)}`);
  }
  async function openDesk(desk: Page, origin: string) {
    const cookie = { name: staffCookieName(), value: fixture.manager.cookie, url: origin };
    await desk.context().addCookies([cookie]);
    await act.goto(desk, `${origin}${pages.conversation(fixture.slug, fixture.conversationId)}`);
    await act.live(desk);
  }

  test('a long conversation opens at the first unread message, even pages back, and continues from there', async ({
    device,
    theHotel,
  }) => {
    const own = await buildLongConversation(MESSAGES, READ);
    const phone = await (await device('phone')).newPage();
    await openGuest(phone, theHotel.base_url, own);
    await inSight(log(phone).getByText('New messages', { exact: true }));
    await inSight(says(phone, READ + 1));
    await act.click(newest(phone));
    await inSight(says(phone, MESSAGES));
    await expect(newest(phone)).toHaveCount(0);
    await say(phone, 'I have read it all');
    await inSight(bubble(phone, 'I have read it all'));
  });

  test('a long conversation scrolls to its beginning and draws only what is visible', async ({
    device,
    theHotel,
  }) => {
    const desk = await (await device('desktop')).newPage();
    await openDesk(desk, theHotel.base_url);
    await inSight(says(desk, MESSAGES));
    // Older pages are fetched on the way: until one arrives, a turn of the wheel moves nothing.
    const turnUp = async () => {
      await act.wheel(log(desk), -4_000);
      return isInSight(says(desk, 1));
    };
    await expect.poll(turnUp).toBe(true);
    expect(await desk.locator('[data-message]').count()).toBeLessThan(120);
    await act.click(newest(desk));
    await inSight(says(desk, MESSAGES));
  });

  test('a long conversation opens at a chosen day and leads back to the end', async ({
    device,
    theHotel,
  }) => {
    const desk = await (await device('desktop')).newPage();
    await openDesk(desk, theHotel.base_url);
    await inSight(says(desk, MESSAGES));
    await act.click(desk.getByTitle('Go to a date').last());
    const day = desk.locator('input[type=date]');
    const asked = new Date(`${await day.getAttribute('max')}T00:00:00Z`);
    asked.setUTCDate(asked.getUTCDate() - 3);
    await act.fill(day, asked.toISOString().slice(0, 10));
    await inSight(log(desk).locator(`time[datetime="${asked.toISOString().slice(0, 10)}"]`));
    await expect(says(desk, MESSAGES)).toHaveCount(0);
    await act.click(newest(desk));
    await inSight(says(desk, MESSAGES));
  });

  for (const size of ['phone', 'desktop'] as const)
    test(`a quote leads to the message it answers, which lists all its answers (${size})`, async ({
      device,
      theHotel,
    }) => {
      const page = await (await device(size)).newPage();
      if (size === 'desktop') await openDesk(page, theHotel.base_url);
      else {
        await openGuest(page, theHotel.base_url, await buildLongConversation(MESSAGES, MESSAGES));
      }
      const quote = page.getByRole('button', { name: `Message ${ANSWERED}` });
      await inSight(quote);
      if (size === 'desktop') {
        await openMenu(page, `Message ${MESSAGES}`);
        await choose(page, 'Show replies');
        const thread = page.getByRole('dialog', { name: 'Replies' });
        await expect(thread.getByText('1 reply')).toBeVisible();
        await act.click(thread.getByRole('button', { name: `Message ${ANSWERED}` }));
      } else {
        await act.click(quote);
      }
      // Checks the neighbour first: the quote shows the text of the message itself too.
      await inSight(says(page, ANSWERED + 1));
      await inSight(says(page, ANSWERED));
      await act.click(newest(page));
      await inSight(says(page, MESSAGES));
    });
});

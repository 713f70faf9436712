import type { Page } from '@playwright/test';
import { staffCookieName } from '@/lib/auth/cookies';
import { pages } from '@/lib/contract/paths';
import { closeDb } from '@/lib/platform/db';
import { addHotel, addStaff } from '@/lib/testing/hotel-fixture';
import { accessibilityFaults, act, expect, say, signIn, staffOf, test } from './fixtures';
import { walkIn } from './support/walk-in';

/** Counts the sounds and alerts of the page, in place of loudspeakers and a notification centre. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { notes: 0, alerts: [] as { title: string; tag: string; touch: () => void }[] };
    Reflect.set(window, 'seen', seen);
    // Each evaluation by the test would count as a user's touch.
    Object.defineProperty(UserActivation.prototype, 'hasBeenActive', { get: () => false });
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function createOscillator() {
      seen.notes += 1;
      return make.call(this);
    };
    class Alert extends EventTarget {
      static readonly permission = 'granted';
      close() {
        seen.alerts = seen.alerts.filter(({ touch }) => touch !== this.touch);
      }
      readonly touch = () => this.dispatchEvent(new Event('click'));
      constructor(title: string, { tag }: { tag: string }) {
        super();
        seen.alerts = [
          ...seen.alerts.filter((other) => other.tag !== tag),
          { title, tag, touch: this.touch },
        ];
      }
    }
    Reflect.set(window, 'Notification', Alert);
  });
}

const notes = (page: Page) => page.evaluate(() => Reflect.get(window, 'seen').notes);
const alerts = (page: Page) =>
  page.evaluate(() => Reflect.get(window, 'seen').alerts.map((alert: { title: string }) => alert.title));
const clickAlert = (page: Page) => page.evaluate(() => Reflect.get(window, 'seen').alerts[0].touch());
const bell = (page: Page) => page.getByRole('button', { name: /Sound|sound/ });
const rowOf = (desk: Page, name: string) => desk.locator('[data-desk-list] > li').filter({ hasText: name });

/** Acknowledges every waiting guest: guests of other tests would trigger alerts at moments of their own. */
async function seeToEverybody(desk: Page, slug: string): Promise<void> {
  await desk.evaluate(async (hotel) => {
    const all = `/api/chat/${hotel}/conversations`;
    const { conversations } = await (await fetch(`${all}?waiting=true&limit=200`)).json();
    for (const { id } of conversations) await fetch(`${all}/${id}/acknowledge`, { method: 'POST' });
  }, slug);
}

test('an inbox says why it is silent, sounds until a colleague looks at the guest, and remembers the volume', async ({
  device,
  staff,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  await listen(desk);
  await signIn(desk, theHotel, 'brendan');
  await act.reload(desk);
  await act.live(desk);
  await expect(bell(desk)).toHaveAccessibleName('Click anywhere to turn sound on');
  await act.click(desk.getByRole('heading', { name: 'Inbox' }));
  await expect(bell(desk)).toHaveAccessibleName('Sound and alerts');

  await act.click(bell(desk));
  const saved = desk.waitForResponse((response) => response.request().method() === 'PUT');
  await act.fill(desk.getByRole('slider', { name: 'Volume' }), '20');
  expect((await saved).ok()).toBe(true);
  await act.press(desk, 'Escape');

  const phone = await (await device('phone')).newPage();
  const { slug } = staffOf(theHotel, 'brendan');
  await seeToEverybody(desk, slug);
  await walkIn(desk, slug, 'Rita', phone);
  await say(phone, 'Nobody hears me');
  await expect.poll(() => notes(desk)).toBeGreaterThan(0);
  await expect(bell(desk)).toHaveAttribute('data-calling', 'true');
  const orla = await staff('orla');
  await act.click(rowOf(orla, 'Rita Unheard').getByRole('link'));
  await expect(bell(desk)).not.toHaveAttribute('data-calling', 'true');

  await act.click(orla.getByRole('button', { name: 'I’m on it' }));
  await expect(orla.getByText(/is on it\. Nobody else is called/)).toBeVisible();
  await act.click(rowOf(desk, 'Rita Unheard').getByRole('link'));
  await expect(desk.getByText(/is on it\. Nobody else is called/)).toBeVisible();
  await expect(phone.getByText('is on it')).toHaveCount(0);
});

test('a hidden inbox shows one alert for each conversation, and a click opens the conversation', async ({
  device,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  await listen(desk);
  await signIn(desk, theHotel, 'brendan');
  const phone = await (await device('phone')).newPage();
  await walkIn(desk, staffOf(theHotel, 'brendan').slug, 'Hilda', phone);
  await act.turn(desk, 'hidden');
  await say(phone, 'Is anybody there?');
  await say(phone, 'Hello?');
  await expect(rowOf(desk, 'Hilda Unheard')).toContainText('Hello?');
  await expect.poll(() => alerts(desk)).toEqual([expect.stringMatching(/^New message, room \w+$/)]);
  await act.turn(desk, 'visible');
  await clickAlert(desk);
  await expect(desk.getByRole('heading', { name: /Hilda Unheard/ })).toBeVisible();
  await expect.poll(() => alerts(desk)).toEqual([]);
});

test('an inbox says whether it can notify a closed device, and why not', async ({
  deviceWithNotifications,
  theHotel,
}) => {
  const context = await deviceWithNotifications('phone', { serviceWorkers: 'block' });
  const desk = await context.newPage();
  await signIn(desk, theHotel, 'brendan');
  const ring = desk.getByRole('checkbox', { name: /Ring this device/ });
  await act.click(bell(desk));
  await expect(desk.getByText('push is not set up for your hotel', { exact: false })).toBeVisible();
  await expect(ring).toBeDisabled();

  const firebase = { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: 'a', vapidKey: 'v' };
  await context.route('**/api/push/config', (route) => route.fulfill({ json: { firebase } }));
  await context.grantPermissions(['notifications'], { origin: theHotel.base_url });
  await act.reload(desk);
  await act.live(desk);
  await act.click(bell(desk));
  await expect(ring).toBeEnabled();
  // This browser has no service worker, so registration fails and the box must stay unchecked.
  await act.click(ring);
  await expect(desk.getByText('That did not work. Try again.')).toBeVisible();
  await expect(ring).not.toBeChecked();
});

test('a staff member’s quiet hours and off-duty setting are saved', async ({ staff }) => {
  const desk = await staff('eoin');
  const quiet = desk.getByRole('checkbox', { name: /^Quiet hours/ });
  const kept = () =>
    desk.waitForResponse(
      (response) => response.url().includes('ring-settings') && response.request().method() === 'PUT',
    );
  await act.click(bell(desk));
  const [first] = await Promise.all([kept(), act.check(quiet)]);
  expect(first.ok()).toBe(true);
  const [second] = await Promise.all([kept(), act.fill(desk.getByLabel('From', { exact: true }), '23:30')]);
  expect(second.ok()).toBe(true);
  const offDuty = desk.getByRole('checkbox', { name: 'Ring me off duty when nobody else is there' });
  const [third] = await Promise.all([kept(), act.click(offDuty)]);
  expect(third.ok()).toBe(true);
  expect(await accessibilityFaults(desk)).toEqual([]);
  await act.reload(desk);
  await act.click(bell(desk));
  await expect(quiet).toBeChecked();
  await expect(desk.getByLabel('From', { exact: true })).toHaveValue('23:30');
  const [last] = await Promise.all([kept(), act.uncheck(quiet)]);
  expect(last.ok()).toBe(true);
});

test.describe('a hotel with no staff on duty', () => {
  test.afterAll(closeDb);

  test('every open inbox warns that no staff member is on duty until one is', async ({
    device,
    theHotel,
  }) => {
    const origin = theHotel.base_url;
    const hotel = await addHotel(`nobody-there-${process.pid}`, 'Nobody There');
    const manager = await addStaff(hotel, { role: 'manager', department: 'management', isOnDuty: false });
    const context = await device('desktop');
    await context.addCookies([{ name: staffCookieName(), value: manager.cookie, url: origin }]);
    const desk = await context.newPage();
    await act.goto(desk, `${origin}${pages.inbox(hotel.slug)}`);
    const warning = desk.getByRole('alert').filter({ hasText: 'Nobody on duty can be reached' });
    await expect(warning).toBeVisible();
    expect(await accessibilityFaults(desk)).toEqual([]);
    await act.click(warning.getByRole('link', { name: 'Who can be reached' }));
    await expect(desk.getByRole('heading', { name: 'Who can be reached' })).toBeVisible();
    await act.click(desk.getByRole('button', { name: /Account|Orla/ }));
    await act.click(desk.getByRole('menuitemcheckbox', { name: /On duty/ }));
    await act.goto(desk, `${origin}${pages.inbox(hotel.slug)}`);
    await act.live(desk);
    await expect(warning).toHaveCount(0);
  });
});

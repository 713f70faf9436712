import type { Page } from '@playwright/test';
import { expect, say, signIn, test } from './fixtures';

/** Counts what the page plays and shows, in place of loudspeakers and a notification centre. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { notes: 0, alerts: [] as { title: string; tag: string; click: () => void }[] };
    Reflect.set(window, 'seen', seen);
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function createOscillator() {
      seen.notes += 1;
      return make.call(this);
    };
    class Alert extends EventTarget {
      static readonly permission = 'granted';
      close() {
        seen.alerts = seen.alerts.filter(({ click }) => click !== this.click);
      }
      readonly click = () => this.dispatchEvent(new Event('click'));
      constructor(title: string, { tag }: { tag: string }) {
        super();
        seen.alerts = [
          ...seen.alerts.filter((other) => other.tag !== tag),
          { title, tag, click: this.click },
        ];
      }
    }
    Reflect.set(window, 'Notification', Alert);
  });
}

const notes = (page: Page) => page.evaluate(() => Reflect.get(window, 'seen').notes);
const alerts = (page: Page) =>
  page.evaluate(() => Reflect.get(window, 'seen').alerts.map((alert: { title: string }) => alert.title));
const clickAlert = (page: Page) => page.evaluate(() => Reflect.get(window, 'seen').alerts[0].click());
const bell = (page: Page) => page.getByRole('button', { name: /Sound|sound/ });
const rowOf = (desk: Page, name: string) => desk.locator('[data-desk-list] > li').filter({ hasText: name });

async function turn(page: Page, visibility: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
}

test('a desk says why it is silent, rings until a colleague has looked, and remembers the volume', async ({
  device,
  guest,
  staff,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  await listen(desk);
  await signIn(desk, theHotel, 'brendan');
  await desk.reload();
  await expect(bell(desk)).toHaveAccessibleName('Click anywhere to turn sound on');
  await desk.getByRole('heading', { name: 'Inbox' }).click();
  await expect(bell(desk)).toHaveAccessibleName('Sound and alerts');

  await bell(desk).click();
  await desk.getByRole('slider', { name: 'Volume' }).fill('20');
  const saved = desk.waitForResponse((response) => response.request().method() === 'PUT');
  expect((await saved).ok()).toBe(true);
  await desk.keyboard.press('Escape');

  const lucia = await guest('Lucía');
  await say(lucia, 'Nobody hears me');
  await expect.poll(() => notes(desk)).toBeGreaterThan(0);
  await expect(bell(desk)).toHaveAttribute('data-calling', 'true');
  const orla = await staff('orla');
  await rowOf(orla, 'Lucía').getByRole('link').click();
  await expect(bell(desk)).not.toHaveAttribute('data-calling', 'true');

  await desk.reload();
  await bell(desk).click();
  await expect(desk.getByRole('slider', { name: 'Volume' })).toHaveValue('20');
});

test('a hidden desk shows one alert for a conversation, and a click opens it', async ({
  device,
  guest,
  theHotel,
}) => {
  const desk = await (await device('desktop')).newPage();
  await listen(desk);
  await signIn(desk, theHotel, 'brendan');
  await turn(desk, 'hidden');
  const grace = await guest('Grace');
  await say(grace, 'Is anybody there?');
  await say(grace, 'Hello?');
  await expect(rowOf(desk, 'Grace Whelan')).toContainText('Hello?');
  await expect.poll(() => alerts(desk)).toEqual([expect.stringMatching(/^New message, room \w+$/)]);
  await turn(desk, 'visible');
  await clickAlert(desk);
  await expect(desk.getByRole('heading', { name: /Grace Whelan/ })).toBeVisible();
  await expect.poll(() => alerts(desk)).toEqual([]);
});

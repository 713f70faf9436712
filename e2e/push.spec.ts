import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { act, test as base, expect, guestOf } from './fixtures';

/** A guest's phone with the service worker, which all other tests block. */
const test = base.extend<{ phoneOf: (name: string) => Promise<Page> }>({
  phoneOf: async ({ deviceWithNotifications, theHotel }, use) => {
    await use(async (name) => {
      const page = await (await deviceWithNotifications('phone')).newPage();
      await act.goto(page, guestOf(theHotel, name).link);
      await expect(page.getByRole('textbox')).toBeVisible();
      return page;
    });
  },
});

type Shown = { title: string; body: string; tag: string };
const NEUTRAL = 'You have a new message';
const CHAT = '/chat/dublin-central';
const sendPush = (path: string, delivery = 'd-1', title = 'Reply from Brendan') =>
  JSON.stringify({
    data: { title, body: '', click_action: path, delivery_id: delivery },
  });

test('a push shows one alert: visible, hidden, in two tabs, without a tab, and with any payload', async ({
  phoneOf,
}) => {
  const niamh = await phoneOf('Niamh');
  const context = niamh.context();
  await context.grantPermissions(['notifications']);
  const push = await pushTo(niamh);
  const shown = () => alertsOf(context);

  await push(sendPush(CHAT));
  await expect.poll(shown).toEqual([{ title: 'Reply from Brendan', body: NEUTRAL, tag: CHAT }]);
  const second = await context.newPage();
  await act.goto(second, niamh.url());
  await closeAll(context);
  await push(sendPush(CHAT));
  await push(sendPush(CHAT, 'd-2', 'Reply from Orla'));
  await expect.poll(shown).toEqual([{ title: 'Reply from Orla', body: NEUTRAL, tag: CHAT }]);

  // A blank page keeps the browser open and shows no conversation.
  await act.goto(second, 'about:blank');
  await act.goto(niamh, 'about:blank');
  for (const said of [
    '',
    'garbage',
    '{"data":null}',
    '[1]',
    'null',
    sendPush('https://evil.example/'),
    sendPush('//evil'),
  ]) {
    await closeAll(context);
    await push(said);
    await expect.poll(shown, said).toHaveLength(1);
    const [alert] = await shown();
    expect(alert?.tag, said).toBe('hotelmate');
    expect(alert?.body, said).toBe(NEUTRAL);
  }
});

test('a guest who was answered is offered the home screen once, in our words, where the browser allows it', async ({
  guest,
}) => {
  const daniel = await guest('Daniel');
  const asked = () => daniel.evaluate(() => Reflect.get(window, 'asked') ?? 0);
  const offer = daniel.getByRole('region', { name: 'Keep this chat at hand' });
  await expect(offer).toHaveCount(0);
  expect(await act.offerInstall(daniel)).toBe(true);
  await act.click(offer.getByRole('button', { name: 'Add to home screen' }));
  await expect.poll(asked).toBe(1);
  await expect(offer).toHaveCount(0);
  await act.reload(daniel);
  // This button appears a second after the page loads: only from then on could the page make the offer.
  await expect(daniel.getByRole('button', { name: 'Devices' })).toBeVisible();
  expect(await act.offerInstall(daniel)).toBe(true);
  await expect(offer).toHaveCount(0);
});

test('a touched alert opens the pages on the allow-list and no other page', async ({ phoneOf }) => {
  const daniel = await phoneOf('Daniel');
  const worker = await workerOf(daniel.context());
  const opened = await worker.evaluate(async () => {
    const went: string[] = [];
    // The browser opens windows only after a real touch, which DevTools cannot produce.
    Object.assign(Reflect.get(self, 'clients'), {
      matchAll: async () => [],
      openWindow: async (path: string) => void went.push(path),
    });
    const click = Reflect.get(self, 'answerClick');
    const bad = [
      '//evil',
      'javascript:alert(1)',
      '\\\\evil',
      '/redirect?to=x',
      '/chat/a/../b',
      '/chat/a?x',
      '/api/x',
    ];
    const good = ['/chat/dublin-central', '/staff/dublin-central/conversations/7'];
    for (const path of [...bad, ...good, null, 7]) await click({ path, deliveryId: null });
    return went;
  });
  expect(opened).toEqual(['/chat/dublin-central', '/staff/dublin-central/conversations/7']);
});

const STAY = 'BK-2026-1001.0';

test('a touched alert opens its stay in a page that shows that stay or can show it', async ({ phoneOf }) => {
  const daniel = await phoneOf('Daniel');
  const worker = await workerOf(daniel.context());
  const whereTo = (open: string[], stay: unknown) =>
    worker.evaluate(
      async ({ open, stay, path }) => {
        const went: string[] = [];
        const pages = open.map((search) => ({
          url: `http://localhost${path}${search}`,
          postMessage: (note: { stay: unknown }) =>
            void went.push(`tells ${search || 'bare'} of ${note.stay}`),
          focus: async () => void went.push(`shows ${search || 'bare'}`),
        }));
        Object.assign(Reflect.get(self, 'clients'), {
          matchAll: async () => pages,
          openWindow: async (address: string) => void went.push(`opens ${address}`),
        });
        await Reflect.get(self, 'answerClick')({ path, stay, deliveryId: null });
        return went;
      },
      { open, stay, path: CHAT },
    );
  const own = `?stay=${STAY}`;
  const other = '?stay=BK-2026-2002.0';
  expect(await whereTo([], STAY)).toEqual([`opens ${CHAT}${own}`]);
  expect(await whereTo([other, own], STAY)).toEqual([`tells ${own} of ${STAY}`, `shows ${own}`]);
  expect(await whereTo([other], STAY)).toEqual([`opens ${CHAT}${own}`]);
  // Only the page itself knows which stay it shows, so it gets a message and navigates by itself.
  expect(await whereTo([other, ''], STAY)).toEqual([`tells bare of ${STAY}`, 'shows bare']);
  for (const bad of ['x', `${STAY}&next=//evil`, 7, null])
    expect(await whereTo([], bad)).toEqual([`opens ${CHAT}`]);
});

async function workerOf(context: BrowserContext) {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** Delivers to the service worker, as the browser's push service would. */
async function pushTo(page: Page): Promise<(data: string) => Promise<void>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated');
      if (active) resolve(active.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  // Before that the browser passes a push to no worker, or the worker may show no notification.
  const isReady = () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null && Notification.permission === 'granted');
  await expect.poll(isReady).toBe(true);
  const { origin } = new URL(page.url());
  return async (data) =>
    void (await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data }));
}

async function alertsOf(context: BrowserContext): Promise<Shown[]> {
  const worker = await workerOf(context);
  return worker.evaluate(async () => {
    const alerts: Shown[] = await Reflect.get(self, 'registration').getNotifications();
    return alerts.map(({ title, body, tag }) => ({ title, body, tag }));
  });
}

async function closeAll(context: BrowserContext): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(async () => {
    for (const alert of await Reflect.get(self, 'registration').getNotifications()) alert.close();
  });
}

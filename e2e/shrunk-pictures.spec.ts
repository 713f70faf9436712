import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { act, expect, test } from './fixtures';

const MOST = 1_000_000;

/** Limits uploads to small files, as where all files pass through the app. */
async function takeSmallFilesOnly(page: Page): Promise<void> {
  await page.route('**/attachments/sign', (route) =>
    route.fulfill({ json: { mode: 'app', max_bytes: MOST } }),
  );
}

/** Returns the picture as the server stores it. */
async function sentPicture(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/attachments') && response.request().method() === 'POST',
  );
  await act.upload(page.locator('input[type=file]'), file);
  await act.click(page.getByRole('button', { name: 'Send' }));
  const { file_url, file_name } = await (await answered).json();
  const kept = await page.request.get(new URL(file_url, page.url()).href);
  return { name: file_name, picture: sharp(await kept.body()) };
}

test('a picture with a transparent background stays transparent when it is made smaller', async ({
  guest,
}) => {
  const phone = await guest('Aoife');
  await takeSmallFilesOnly(phone);
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const middle = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#fff', noise } })
    .png()
    .toBuffer();
  const buffer = await sharp({ create: { width: 1600, height: 1600, channels: 4, background: '#00000000' } })
    .composite([{ input: middle }])
    .png()
    .toBuffer();
  expect(buffer.length).toBeGreaterThan(MOST);
  const { name, picture } = await sentPicture(phone, { name: 'logo.png', mimeType: 'image/png', buffer });
  expect(name).toBe('logo.webp');
  const { isOpaque } = await picture.stats();
  expect(isOpaque).toBe(false);
});

test('an animation that is too large is refused and is not sent as a still picture', async ({ guest }) => {
  const phone = await guest('Aoife');
  await takeSmallFilesOnly(phone);
  const frame = (sigma: number) =>
    sharp({
      create: {
        width: 1000,
        height: 1000,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .png()
      .toBuffer();
  const buffer = await sharp([await frame(30), await frame(60)], { join: { animated: true } })
    .gif()
    .toBuffer();
  expect(buffer.length).toBeGreaterThan(MOST);
  await act.upload(phone.locator('input[type=file]'), { name: 'dance.gif', mimeType: 'image/gif', buffer });
  await act.click(phone.getByRole('button', { name: 'Send' }));
  await expect(phone.getByText(/too large/i)).toBeVisible();
  await act.click(phone.getByRole('button', { name: 'Discard' }));
});

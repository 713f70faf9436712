import { readFile } from 'node:fs/promises';
import { guestApi } from '@/lib/contract/paths';
import { aJpeg } from '@/lib/testing/files';
import { aHeicOfTiles } from '@/lib/testing/heic-tiles';
import { aBmpThatClaims, aGifOfFrames, anRleBmp, aPngBomb } from '@/lib/testing/hostile-pictures';
import type { Found } from './figure';
import { type Fixture, roundRobin } from './fixture';

/** Uploads ten pictures at once that are small to send and costly to decode, while the app's liveness is measured. */
export async function benchHostileUploads({ stack, hotel }: Fixture): Promise<Found> {
  const nextStay = roundRobin(hotel.stays);
  const files = await hostilePictures();
  const before = await memoryOf(stack.app.pid());
  const poll = { isOver: false };
  const latencies = askWhetherItLives(stack.appUrl, poll);
  const startedAt = performance.now();
  const statuses = await Promise.all(
    files.map(async ([name, bytes]) => {
      const { slug, token } = nextStay();
      const form = new FormData();
      form.set('file', new File([new Uint8Array(bytes)], name));
      const headers = { Authorization: `Bearer ${token}` };
      const response = await fetch(stack.appUrl + guestApi.attachments(slug), {
        method: 'POST',
        headers,
        body: form,
      });
      await response.arrayBuffer();
      return response.status;
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  poll.isOver = true;
  const asked = await latencies;
  const after = await memoryOf(stack.app.pid());
  return {
    figures: [
      {
        what: 'GET /api/health/live at its slowest',
        unit: 'ms',
        ours: Math.max(...asked),
        floor: null,
        floorIs: '',
        goal: 'at most 250',
      },
      {
        what: 'memory of the app at its highest',
        unit: 'kB',
        ours: after.highest,
        floor: null,
        floorIs: '',
        goal: 'at most 600000',
      },
    ],
    notes: [
      `${files.length} pictures in ${seconds.toFixed(1)} s, answered ${statuses.join(', ')}; asked ${asked.length} times meanwhile.`,
      `The app had ${before.now} kB before and ${after.now} kB afterwards.`,
    ],
  };
}

async function hostilePictures(): Promise<[name: string, bytes: Buffer][]> {
  return [
    ['claims.bmp', aBmpThatClaims(10_000)],
    ...['a', 'b', 'c'].map((name): [string, Buffer] => [`${name}.bmp`, anRleBmp(6300, 6300)]),
    ['large.bmp', anRleBmp(10_000, 10_000)],
    ['tiles.heic', aHeicOfTiles({ columns: 30, rows: 30 })],
    ['fewer.heic', aHeicOfTiles({ columns: 12, rows: 12, tileBytes: 300 })],
    ['white.png', await aPngBomb(6300)],
    ['frames.gif', await aGifOfFrames(500, 150)],
    ['plain.jpg', await aJpeg(6300, 6300)],
  ];
}

async function askWhetherItLives(appUrl: string, poll: { isOver: boolean }): Promise<number[]> {
  const latencies: number[] = [];
  while (!poll.isOver) {
    const askedAt = performance.now();
    const response = await fetch(`${appUrl}/api/health/live`);
    await response.arrayBuffer();
    latencies.push(performance.now() - askedAt);
  }
  return latencies;
}

/** The memory of the process that answers, without that of the one that decodes, in kB as Linux counts it. */
export async function memoryOf(pid: number): Promise<{ now: number; highest: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const line = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return { now: line('VmRSS'), highest: line('VmHWM') };
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withinTime } from '@/lib/kernel/within-time';
import type { DemoFile } from '@/scripts/demo/demo-file';
import { startNext, stopNext, waitForApp } from '@/scripts/demo/run-next';
import type { Say } from '@/scripts/demo/start-parts';
import { startCloudinary } from '@/scripts/embedded/cloudinary';
import { freePort } from '@/scripts/free-port';

const CLOUDINARY = { cloudName: 'e2e', key: '123456789012345', secret: 'known-to-these-tests' };

const HANG_MS = 180_000;

type Undo = (() => Promise<void>)[];
export type RunningApp = Readonly<{ demo: DemoFile; stop(): Promise<void> }>;

/**
 * Starts the production build with its own database, Channels server and ports, and the demo's seed. Files of the seed
 * are in a folder, as in the demo; uploads of the tests go to a Cloudinary server on loopback. The environment of the
 * app is also set in this process, so that a test can write to the app's database.
 */
export async function startApp(): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'hotelmate-e2e-'));
  const undo: Undo = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let at = 'its modules';
  const begin = start(folder, undo, (step) => {
    at = step;
  });
  try {
    const demo = await withinTime(
      begin,
      HANG_MS,
      () => new Error(`The app hung while it started, at: ${at}.`),
    );
    return { demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(folder: string, undo: Undo, say: Say): Promise<DemoFile> {
  // Imported late: they import the Prisma client, which a fresh checkout has only after the build.
  const { startParts } = await import('@/scripts/demo/start-parts');
  const { demoFilePath, writeDemoFile } = await import('@/scripts/demo/demo-file');
  const port = await freePort();
  const parts = await startParts(folder, port, say);
  undo.push(parts.stop);
  say('Seeding the hotels');
  await writeDemoFile(folder, parts);
  say('Starting Cloudinary');
  const cloudinary = await startCloudinary(CLOUDINARY);
  undo.push(cloudinary.close);
  const demoFile = demoFilePath(folder);
  say('Starting Next');
  const app = startNext(
    ['start', '-p', String(port)],
    { ...parts.environment, CLOUDINARY_URL: cloudinary.address, NODE_ENV: 'production', DEMO_FILE: demoFile },
    'quiet',
  );
  undo.push(() => stopNext(app));
  await waitForApp(app, parts.baseUrl);
  return JSON.parse(await readFile(demoFile, 'utf8'));
}

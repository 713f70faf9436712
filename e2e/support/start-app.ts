import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoFile } from '@/scripts/demo/demo-file';
import { startNext, stopNext, waitForApp } from '@/scripts/demo/run-next';
import { startCloudinary } from '@/scripts/embedded/cloudinary';
import { freePort } from '@/scripts/free-port';

const CLOUDINARY = { cloudName: 'e2e', key: '123456789012345', secret: 'known-to-these-tests' };

export type RunningApp = Readonly<{ demo: DemoFile; stop(): Promise<void> }>;

/**
 * The production build with a database, a Channels server and ports of its own, seeded as the demo is. Files of the
 * seed lie in a folder, as in the demo; what the tests upload goes to a Cloudinary on loopback. This process gets the
 * app's environment too, so that a test can write to its database.
 */
export async function startApp(): Promise<RunningApp> {
  // Loaded late: they import the Prisma client, which a fresh checkout has only once the app was built.
  const { startParts } = await import('@/scripts/demo/start-parts');
  const { demoFilePath, writeDemoFile } = await import('@/scripts/demo/demo-file');
  const folder = await mkdtemp(join(tmpdir(), 'hotelmate-e2e-'));
  const undo = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const port = await freePort();
    const parts = await startParts(folder, port, () => undefined);
    undo.push(parts.stop);
    await writeDemoFile(folder, parts);
    const cloudinary = await startCloudinary(CLOUDINARY);
    undo.push(cloudinary.close);
    const demoFile = demoFilePath(folder);
    const app = startNext(
      ['start', '-p', String(port)],
      {
        ...parts.environment,
        CLOUDINARY_URL: cloudinary.address,
        NODE_ENV: 'production',
        DEMO_FILE: demoFile,
      },
      'quiet',
    );
    undo.push(() => stopNext(app));
    await waitForApp(app, parts.baseUrl);
    return { demo: JSON.parse(await readFile(demoFile, 'utf8')), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

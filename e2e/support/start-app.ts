import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '@/scripts/build-app';
import { startNext, stopNext, waitForApp } from '@/scripts/demo/run-next';
import { startCloudinary } from '@/scripts/embedded/cloudinary';
import { findBrowser } from '@/scripts/find-browser';
import { freePort } from '@/scripts/free-port';

const CLOUDINARY = { cloudName: 'e2e', key: '123456789012345', secret: 'known-to-these-tests' };

/**
 * The production build on parts, ports and data of its own; what the demo is, for the length of the tests. What the
 * seed drew lies in a folder, as it does there; what the tests send goes to a Cloudinary on loopback.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  const { executablePath, args } = await findBrowser();
  await buildApp('quiet');
  // Not before: they import the Prisma client, which a fresh checkout has only now.
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
    Object.assign(process.env, {
      E2E_DEMO_FILE: demoFile,
      E2E_BROWSER: executablePath,
      E2E_BROWSER_ARGS: JSON.stringify(args),
    });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

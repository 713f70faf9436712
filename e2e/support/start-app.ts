import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '@/scripts/build-app';
import { demoFilePath, writeDemoFile } from '@/scripts/demo/demo-file';
import { startNext, stopNext, waitForApp } from '@/scripts/demo/run-next';
import { startParts } from '@/scripts/demo/start-parts';
import { findBrowser } from '@/scripts/find-browser';
import { freePort } from '@/scripts/free-port';

/** The production build on parts, ports and data of its own; what the demo is, for the length of the tests. */
export default async function startApp(): Promise<() => Promise<void>> {
  const { executablePath, args } = await findBrowser();
  await buildApp('quiet');
  const folder = await mkdtemp(join(tmpdir(), 'hotelmate-e2e-'));
  const port = await freePort();
  const parts = await startParts(folder, port, () => undefined);
  await writeDemoFile(folder, parts);
  const demoFile = demoFilePath(folder);
  const app = startNext(
    ['start', '-p', String(port)],
    { ...parts.environment, NODE_ENV: 'production', DEMO_FILE: demoFile },
    'quiet',
  );
  await waitForApp(app, parts.baseUrl);
  Object.assign(process.env, {
    E2E_DEMO_FILE: demoFile,
    E2E_BROWSER: executablePath,
    E2E_BROWSER_ARGS: JSON.stringify(args),
  });
  return async () => {
    await stopNext(app);
    await parts.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

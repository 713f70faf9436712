import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build-app';
import { choosePort } from './demo/choose-port';
import { claimFolder, emptyFolder } from './demo/claim-folder';
import { printWelcome } from './demo/print-welcome';
import { startNext, stopNext, waitForApp } from './demo/run-next';
import { untilStopped } from './demo/until-stopped';
import { startWebhookReceiver } from './demo/webhook-receiver';

const FOLDER = resolve(import.meta.dirname, '../.demo');
const undo: (() => Promise<void>)[] = [];
// A closed terminal fails every write; the other parts must still be stopped.
process.stdout.on('error', () => undefined);

try {
  process.exitCode = await demo();
} catch (error) {
  console.error(`\nThe demo could not start. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  for (const step of undo.reverse()) await step();
  // All parts are stopped; an idle socket of a library must not keep the process alive.
  process.exit();
}

async function demo(): Promise<number> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, reset: { type: 'boolean', default: false } },
  });
  undo.push(await claimFolder(FOLDER));
  const port = await choosePort(values.port ?? process.env['PORT']);
  if (values.reset) await emptyFolder(FOLDER);
  say('Building the app (about half a minute the first time)');
  await buildApp('quiet');
  // Imported here: it imports the Prisma client, which a fresh checkout has only after the build.
  const { startParts } = await import('./demo/start-parts');
  const { demoFilePath, writeDemoFile } = await import('./demo/demo-file');
  const parts = await startParts(FOLDER, port, say);
  undo.push(parts.stop);
  say('Preparing the hotels');
  const file = await writeDemoFile(FOLDER, parts);
  undo.push(await startWebhookReceiver(parts.settings.webhookPort, say));
  say('Starting the app');
  const args = ['start', '-H', '0.0.0.0', '-p', String(port), '--keepAliveTimeout', '65000'];
  const app = startNext(
    args,
    { ...parts.environment, NODE_ENV: 'production', DEMO_FILE: demoFilePath(FOLDER) },
    'quiet',
  );
  undo.push(() => stopNext(app));
  await waitForApp(app, parts.baseUrl);
  await printWelcome(file);
  const code = await untilStopped(app, parts.databaseEnded);
  console.log('\nStopping.');
  return code;
}

function say(step: string): void {
  console.log(`· ${step}`);
}

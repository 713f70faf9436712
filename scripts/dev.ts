import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { choosePort } from './demo/choose-port';
import { claimFolder } from './demo/claim-folder';
import { startNext, stopNext } from './demo/run-next';
import { untilStopped } from './demo/until-stopped';
import { startWebhookReceiver } from './demo/webhook-receiver';
import { generateClient } from './generate-client';

const FOLDER = resolve(import.meta.dirname, '../.data/dev');
const undo: (() => Promise<void>)[] = [];

try {
  process.exitCode = await develop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const step of undo.reverse()) await step();
  process.exit();
}

async function develop(): Promise<number> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  undo.push(await claimFolder(FOLDER));
  const port = await choosePort(values.port ?? process.env['PORT']);
  await generateClient();
  // Imported here: it imports the Prisma client, which a fresh checkout has only now.
  const { startParts } = await import('./demo/start-parts');
  const { demoFilePath, writeDemoFile } = await import('./demo/demo-file');
  const parts = await startParts(FOLDER, port, (step) => console.log(`· ${step}`));
  undo.push(parts.stop);
  const file = await writeDemoFile(FOLDER, parts);
  console.log(`Guest: ${file.hotels[0]?.guests[0]?.link}\nPeople: ${demoFilePath(FOLDER)}`);
  undo.push(await startWebhookReceiver(parts.settings.webhookPort, (line) => console.log(line)));
  const app = startNext(
    ['dev', '-p', String(port)],
    { ...parts.environment, NODE_ENV: 'development', DEMO_FILE: demoFilePath(FOLDER) },
    'inherit',
  );
  undo.push(() => stopNext(app));
  return untilStopped(app, parts.databaseEnded);
}

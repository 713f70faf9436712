import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { choosePort } from './demo/choose-port';
import { demoFilePath, writeDemoFile } from './demo/demo-file';
import { startNext, stopNext } from './demo/run-next';
import { startParts } from './demo/start-parts';
import { untilStopped } from './demo/until-stopped';
import { generateClient } from './generate-client';

const FOLDER = resolve(import.meta.dirname, '../.data/dev');
const { values } = parseArgs({ options: { port: { type: 'string' } } });
const port = await choosePort(Number(values.port ?? process.env['PORT'] ?? 3000));

await generateClient();
const parts = await startParts(FOLDER, port, (step) => console.log(`· ${step}`));
const file = await writeDemoFile(FOLDER, parts);
console.log(`Guest: ${file.hotels[0]?.guests[0]?.link}\nPeople: ${demoFilePath(FOLDER)}`);
const app = startNext(
  ['dev', '-p', String(port)],
  { ...parts.environment, NODE_ENV: 'development', DEMO_FILE: demoFilePath(FOLDER) },
  'inherit',
);
const code = await untilStopped(app);
await stopNext(app);
await parts.stop();
process.exit(code);

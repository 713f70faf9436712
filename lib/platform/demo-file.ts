import { readFile } from 'node:fs/promises';
import { env } from './env';

/** Reads the file that `npm run demo` wrote about its people; null outside the demo. */
export async function readDemoFile(): Promise<unknown> {
  const path = env.settings().DEMO_FILE;
  return path === undefined ? null : JSON.parse(await readFile(/* turbopackIgnore: true */ path, 'utf8'));
}

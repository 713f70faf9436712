import { readFile } from 'node:fs/promises';
import { env } from './env';

/** What `npm run demo` wrote about its people; null when this is not the demo. */
export async function readDemoFile(): Promise<unknown> {
  const path = env.settings().DEMO_FILE;
  return path === undefined ? null : JSON.parse(await readFile(/* turbopackIgnore: true */ path, 'utf8'));
}

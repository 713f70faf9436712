import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createAppProcess, NEXT } from '@/chaos/app-process';
import { freePort } from '@/scripts/free-port';
import { BARE_ROUTE } from './baselines';

const MODULES = resolve(import.meta.dirname, '../node_modules');
const BUILD_TIMEOUT_MS = 60_000;

/** The baseline: a page and a route of Next without any code of this project. */
const FILES: Record<string, string> = {
  'package.json': '{ "name": "bare-page", "private": true, "type": "module" }',
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.jsx': 'export default function Page() { return <main>Hello</main>; }',
  'app/send/route.js': BARE_ROUTE,
};

export type BarePage = { url: string; pid(): number; close(): Promise<void> };

/** Builds the bare app outside the project, with the project's own Next. */
export async function openBarePage(databaseUrl = ''): Promise<BarePage> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'hotelmate-bare-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await mkdir(join(folder, 'app/send'), { recursive: true });
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
    // `node_modules` is a link into the project, so the root of the build must include both folders.
    const config = { turbopack: { root: parse(folder).root }, experimental: { inlineCss: true } };
    await writeFile(join(folder, 'next.config.mjs'), `export default ${JSON.stringify(config)};`);
    await symlink(MODULES, join(folder, 'node_modules'), 'junction');
    await promisify(execFile)(process.execPath, [NEXT, 'build'], {
      cwd: folder,
      timeout: BUILD_TIMEOUT_MS,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    const port = await freePort();
    const app = createAppProcess(port, { DATABASE_URL: databaseUrl }, folder);
    await app.start();
    return { url: `http://127.0.0.1:${port}/`, pid: app.pid, close: () => app.kill().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

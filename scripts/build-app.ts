import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { exitOf, guardAgainstOurDeath } from './embedded/child-process';
import { generateClient } from './generate-client';

const ROOT = resolve(import.meta.dirname, '..');
const STAMP = join(ROOT, '.next/hotelmate-source.sha256');
const FOLDERS = ['app', 'components', 'lib', 'messages', 'public', 'prisma/schema'];
const FILES = [
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'scripts/other-methods-loader.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'vercel.json',
  'tsconfig.json',
];
/** The build opens no database, but it validates the form of the address. */
const NOWHERE = 'postgresql://nobody@127.0.0.1:1/nothing';

/** Builds the app unless the last build has the same source. Returns whether it built. */
export async function buildApp(output: 'inherit' | 'quiet'): Promise<boolean> {
  await generateClient();
  const source = await hashSource();
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === source) return false;
  // An interrupted build must not pass for the earlier one.
  await rm(STAMP, { force: true });
  await runNextBuild(output);
  await writeFile(STAMP, source);
  return true;
}

async function runNextBuild(output: 'inherit' | 'quiet'): Promise<void> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: process.env['DATABASE_URL'] || NOWHERE,
    },
    stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const guard = guardAgainstOurDeath(child, null);
  const code = await exitOf(child);
  guard?.kill('SIGKILL');
  if (code !== 0) throw new Error(`The build failed.\n${said}`);
}

async function hashSource(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    if (!existsSync(join(ROOT, folder))) continue;
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      if (/\.test\.tsx?$|[\\/](generated|testing)[\\/]/.test(file)) continue;
      hash.update(`\n${file.slice(ROOT.length)}\n`).update(await readFile(file));
    }
  }
  for (const file of FILES) hash.update(`\n${file}\n`).update(await readFile(join(ROOT, file)));
  return hash.digest('hex');
}

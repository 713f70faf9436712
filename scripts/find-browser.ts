import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** The same engine without desktop windows: a page takes half the processor time. It shows no notifications. */
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell'];
const APT_INSTALL = ['install', '-y', '--no-install-recommends'];
const INSTALL_TIMEOUT_MS = 5 * 60_000;
/** Requests that a browser makes by itself must not reach the network during a test. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export type Browser = Readonly<{
  executablePath: string;
  /** For tests without notifications; the full browser where there is no shell. */
  shellPath: string;
  args: string[];
}>;

/** Finds a browser, or installs one where it can. Otherwise the error says what to install. */
export async function findBrowser(): Promise<Browser> {
  const chosen = await fromEnvironment();
  const executablePath =
    chosen ??
    fromPlaywright() ??
    (await fromPath(NAMES)) ??
    (await installWithPlaywright()) ??
    (await installWithApt());
  if (!executablePath) {
    throw new Error(
      'The browser tests need Chromium. Install it (on Debian: apt-get install chromium; with network: ' +
        'npx playwright install chromium), or set PLAYWRIGHT_CHROMIUM to the path of one.',
    );
  }
  const shellPath = chosen ?? (await fromPath(SHELL_NAMES)) ?? executablePath;
  const isRoot = process.getuid?.() === 0;
  // Chromium's sandbox does not work for root.
  return { executablePath, shellPath, args: isRoot ? ['--no-sandbox', ...QUIET] : QUIET };
}

async function fromEnvironment(): Promise<string | null> {
  const path = process.env['PLAYWRIGHT_CHROMIUM'];
  if (!path) return null;
  if (await isExecutable(path)) return path;
  throw new Error(`PLAYWRIGHT_CHROMIUM is ${path}, which is not a program that can be run.`);
}

function fromPlaywright(): string | null {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

async function fromPath(names: readonly string[]): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    // The file is missing or may not be executed.
    return false;
  }
}

async function installWithPlaywright(): Promise<string | null> {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  const installed = await attempt(process.execPath, [cli, 'install', 'chromium']);
  return installed ? fromPlaywright() : null;
}

async function installWithApt(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  const installed =
    (await attempt('apt-get', ['update'])) &&
    // Older releases have no package for the shell.
    ((await attempt('apt-get', [...APT_INSTALL, 'chromium', 'chromium-headless-shell'])) ||
      (await attempt('apt-get', [...APT_INSTALL, 'chromium'])));
  return installed ? fromPath(NAMES) : null;
}

async function attempt(file: string, args: string[]): Promise<boolean> {
  console.log(`Looking for a browser: ${[file === process.execPath ? 'node' : file, ...args].join(' ')}`);
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run(file, args, { env, timeout: INSTALL_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`That did not work: ${reason.split('\n').slice(0, 3).join(' ')}`);
    return false;
  }
}

import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

export type Count = { passed: number; failed: number; skipped: number };

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = resolve(ROOT, 'node_modules/.bin');

/** Runs one of our own tools with its output where everybody sees it; answers its exit code. */
export async function runStep(
  title: string,
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  console.log(`\n— ${title}`);
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      ...environment,
      PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  return new Promise((done) => {
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

export type ToolRun = { code: number; output: string };

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = resolve(ROOT, 'node_modules/.bin');

/** Runs one of the project's own tools. Returns its exit code and all its output, in order. */
export async function runTool(
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<ToolRun> {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      ...environment,
      PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

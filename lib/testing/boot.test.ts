import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const PLAIN = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NODE_ENV: 'test' as const };
const WHOLE = {
  APP_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgres://hotel@localhost:1/hotel',
  NEXTAUTH_SECRET: '0123456789abcdef0123456789abcdef',
};

type Ended = { code: number; stdout: string; stderr: string };

/** Starts a separate process that only boots and prints the address that next-auth will use. */
function bootWith(environment: NodeJS.ProcessEnv): Promise<Ended> {
  const script =
    "import('@/lib/boot').then(({ boot }) => { boot(); console.log(process.env.NEXTAUTH_URL); })";
  const options = { cwd: process.cwd(), env: environment, timeout: 60_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', '-e', script], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('boot', () => {
  it('ends the process and names the missing variable', async () => {
    const { APP_URL: _, ...rest } = WHOLE;
    const ended = await bootWith({ ...PLAIN, ...rest, PUSHER_KEY: 'canary-key' });
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The environment is incomplete:\n  APP_URL: is missing\n',
    });
  });

  it('ends the process when a service is partly configured, and prints no value', async () => {
    const ended = await bootWith({
      ...PLAIN,
      ...WHOLE,
      PUSHER_KEY: 'canary-key',
      PUSHER_SECRET: 'canary-secret',
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('  PUSHER_APP_ID: is missing\n  PUSHER_CLUSTER: is missing\n');
    expect(ended.stdout + ended.stderr).not.toContain('canary');
  });

  it('boots with the core variables alone, logs that realtime is off, and sets the address of next-auth', async () => {
    const ended = await bootWith({ ...PLAIN, ...WHOLE });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    // The log and the address are written to the same output in either order.
    const lines = ended.stdout.split('\n');
    const line = lines.find((each) => each.startsWith('{')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ msg: 'boot', realtime: false, push: false, timers: 'interval' });
    expect(lines).toContain(WHOLE.APP_URL);
  });

  it('warns in production when nothing runs timers, and only then', async () => {
    const serverless = { ...PLAIN, ...WHOLE, NODE_ENV: 'production' as const, VERCEL: '1' as const };
    const warned = await bootWith(serverless);
    expect(warned.code).toBe(0);
    expect(warned.stdout).toContain('"msg":"timers.nothing_runs_them"');
    const qstash = { QSTASH_TOKEN: 'a', QSTASH_CURRENT_SIGNING_KEY: 'b', QSTASH_NEXT_SIGNING_KEY: 'c' };
    const silent = await bootWith({ ...serverless, ...qstash });
    expect(silent.stdout).toContain('"timers":"qstash"');
    expect(silent.stdout).not.toContain('nothing_runs_them');
  });
});

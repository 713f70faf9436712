import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/app-error';
import { describeError, log } from '@/lib/kernel/log';
import { captureLog } from '@/lib/testing/capture-log';

const CANARY = 'canary-5f3a';
const SECRET_NAMES = [
  'token',
  'secret',
  'password',
  'pin',
  'authorization',
  'cookie',
  'auth',
  'value',
  'body',
  'message',
  'url',
];

function written(write: () => void): Promise<string> {
  return captureLog(async () => write());
}

describe('describeError', () => {
  it('never contains the message of the error', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const error = new Error(`${before}${CANARY}${after}`, { cause: new TypeError(CANARY) });
        expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
      }),
    );
  });

  it('is not deceived by a message that looks like a stack', () => {
    const error = new Error(`cannot deliver:\n    at ${CANARY}\n    at home (file:///${CANARY}.ts:1:1)`);
    expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
    expect(describeError(error)['frames']).not.toEqual([]);
  });

  it('omits the frames when a message that looks like a stack was changed later', () => {
    const error = new Error(`at first\n    at ${CANARY}`);
    error.message = 'now something harmless';
    expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
  });

  it('contains the name, the code, the status and the stack frames', () => {
    const error = Object.assign(new RangeError('no'), { code: 'P2002', status: 413 });
    const told = describeError(error);
    expect(told).toMatchObject({ name: 'RangeError', code: 'P2002', status: 413 });
    expect(String(told['frames'])).toContain('log.test.ts');
  });

  it('describes the cause too', () => {
    const cause = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });
    expect(describeError(new AppError('unavailable', { cause }))).toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      cause: { name: 'Error', code: 'ECONNREFUSED' },
    });
  });

  it.each([CANARY, 7, null, undefined, { message: CANARY }])(
    'describes a value that is not an error by its type only',
    (thrown) => expect(describeError(thrown)).toEqual({ kind: typeof thrown }),
  );
});

describe('log', () => {
  it.each(SECRET_NAMES)('never prints a field named %s, up to two levels deep', async (name) => {
    const line = await written(() =>
      log.info({ [name]: CANARY, outer: { [name]: CANARY, inner: { [name]: CANARY } } }, 'event'),
    );
    expect(line).not.toContain(CANARY);
    expect(line.split('[redacted]')).toHaveLength(4);
  });

  it('never prints the message of an error, as err or as cause', async () => {
    const error = Object.assign(new Error(CANARY), { url: CANARY, body: CANARY });
    const line = await written(() => log.error({ err: error, cause: error }, 'request.failed'));
    expect(line).toContain('"name":"Error"');
    expect(line).not.toContain(CANARY);
  });

  it('writes one line of JSON with the event, its fields, the level as a word and the time', async () => {
    const line = await written(() => log.warn({ hotel: 'hotel-killarney' }, 'delivery.failed'));
    expect(line.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(line)).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      hotel: 'hotel-killarney',
      msg: 'delivery.failed',
    });
  });
});

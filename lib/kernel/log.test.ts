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

describe('the description of an error', () => {
  it('never says what the error said', () => {
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

  it('leaves out the frames when a message that looks like a stack was changed later', () => {
    const error = new Error(`at first\n    at ${CANARY}`);
    error.message = 'now something harmless';
    expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
  });

  it('says the name, the code, the status and where it came from', () => {
    const error = Object.assign(new RangeError('no'), { code: 'P2002', status: 413 });
    const told = describeError(error);
    expect(told).toMatchObject({ name: 'RangeError', code: 'P2002', status: 413 });
    expect(String(told['frames'])).toContain('log.test.ts');
  });

  it('goes on to the cause', () => {
    const cause = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });
    expect(describeError(new AppError('unavailable', { cause }))).toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      cause: { name: 'Error', code: 'ECONNREFUSED' },
    });
  });

  it.each([CANARY, 7, null, undefined, { message: CANARY }])(
    'says only what kind of thing it is of what is no error',
    (thrown) => expect(describeError(thrown)).toEqual({ kind: typeof thrown }),
  );
});

describe('the log', () => {
  it.each(SECRET_NAMES)('never prints what is called %s, up to two levels down', async (name) => {
    const line = await written(() =>
      log.info({ [name]: CANARY, outer: { [name]: CANARY, inner: { [name]: CANARY } } }, 'event'),
    );
    expect(line).not.toContain(CANARY);
    expect(line.split('[redacted]')).toHaveLength(4);
  });

  it('never prints what an error said, as err or as cause', async () => {
    const error = Object.assign(new Error(CANARY), { url: CANARY, body: CANARY });
    const line = await written(() => log.error({ err: error, cause: error }, 'request.failed'));
    expect(line).toContain('"name":"Error"');
    expect(line).not.toContain(CANARY);
  });

  it('writes one line of JSON with the event, its fields, a level in words and a time', async () => {
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

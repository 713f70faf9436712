import pino from 'pino';

/**
 * The log takes events with fields, never prose and never message bodies. The names below are redacted up to two levels
 * deep, so that a careless `log.info({ request })` cannot print a credential.
 */
const SECRETS = [
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

export const log = pino({
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError, cause: describeError },
  formatters: { level: (label) => ({ level: label }) },
});

/**
 * Returns only what is safe to log. Messages of database and SDK errors quote parameters and signed addresses, so the
 * result has the name, the code and the stack frames, but not the message.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const status = 'status' in error ? Number(error.status) : undefined;
  const frames = framesOf(error);
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { name: error.name, code, status, frames, cause };
}

/**
 * Returns the stack frames after the message. A message may itself look like frames, so where it cannot be removed
 * exactly, the result is empty.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const saidNothing = /^[\w$]+\n/.test(stack);
  const start = stack.indexOf(': ') + 2;
  if (!saidNothing && !(message && stack.startsWith(message, start))) return [];
  const rest = saidNothing ? stack : stack.slice(start + message.length);
  return rest
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}

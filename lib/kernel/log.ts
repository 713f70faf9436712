import pino from 'pino';

/**
 * Events with fields, never prose, never message bodies. The names below are censored wherever they appear
 * two levels deep, so that a careless `log.info({ request })` cannot print a credential.
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
 * Only what is safe: messages of database and SDK errors quote parameters and signed addresses, so the name,
 * the code and the stack's frames are kept and the text is not.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const status = 'status' in error ? Number(error.status) : undefined;
  const frames = framesOf(error);
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { name: error.name, code, status, frames, cause };
}

/** What follows the message. A message may itself look like frames, so where it cannot be cut off, there are none. */
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

import { AppError } from '@/lib/kernel/app-error';
import { withinTime } from '@/lib/kernel/within-time';

export type BodyLimits = Readonly<{
  maxBytes: number;
  /** The whole body must arrive within this time, whatever its size. */
  withinMs: number;
  /** A body that arrives below this rate for longer than the grace is aborted before `withinMs`. */
  pace?: Readonly<{ bytesPerSecond: number; graceMs: number }>;
}>;

const SECOND_MS = 1000;
/** Typed text arrives at once, even on a very slow network. */
export const TEXT_TIME = { withinMs: 15 * SECOND_MS } as const;
/** Files may take as long as the hotel's network needs, provided that they keep arriving. */
export const FILE_TIME = {
  withinMs: 10 * 60 * SECOND_MS,
  pace: { bytesPerSecond: 8 * 1024, graceMs: 15 * SECOND_MS },
} as const;

/**
 * Returns the whole body or throws: `too_large`, or `request_timeout` where the body arrives too late or too slowly.
 * Bytes are counted and timed as they arrive, because `Content-Length` is only the caller's claim. After an error the
 * rest of the body is cancelled.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  limits: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const patience = startPatience(limits);
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await withinTime(reader.read(), patience.left(), timeout);
      if (done) return join(chunks, bytes);
      bytes += value.byteLength;
      if (bytes > limits.maxBytes) throw new AppError('too_large');
      patience.arrived(value.byteLength);
      chunks.push(value);
    }
  } catch (error) {
    // The cancellation is not awaited: a stuck caller would delay it too.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** Computes how long the next chunk may take. Arriving faster than required earns time, up to the grace. */
function startPatience({ withinMs, pace }: BodyLimits) {
  let since = performance.now();
  const end = since + withinMs;
  let credit = pace?.graceMs ?? withinMs;
  return {
    left: () => Math.max(0, Math.min(credit, end - since)),
    arrived(bytes: number): void {
      const now = performance.now();
      if (pace) {
        const earned = (bytes / pace.bytesPerSecond) * SECOND_MS;
        credit = Math.min(pace.graceMs, credit - (now - since) + earned);
      }
      since = now;
    },
  };
}

function join(chunks: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

const timeout = () => new AppError('request_timeout');

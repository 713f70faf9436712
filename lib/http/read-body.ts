import { AppError } from '@/lib/kernel/app-error';
import { withinTime } from '@/lib/kernel/within-time';

export type BodyLimits = Readonly<{
  maxBytes: number;
  /** The whole body has arrived by then, however much it is. */
  withinMs: number;
  /** Below this rate for longer than the grace, and the body is cut before its time is over. */
  pace?: Readonly<{ bytesPerSecond: number; graceMs: number }>;
}>;

const SECOND_MS = 1000;
/** What is typed arrives at once, on the worst of networks too. */
export const TEXT_TIME = { withinMs: 15 * SECOND_MS } as const;
/** Files take as long as a hotel's network takes, as long as they come at all. */
export const FILE_TIME = {
  withinMs: 10 * 60 * SECOND_MS,
  pace: { bytesPerSecond: 8 * 1024, graceMs: 15 * SECOND_MS },
} as const;

/**
 * The whole body, or a refusal: `too_large` or, where it comes too late or too slowly, `request_timeout`. Bytes are
 * counted and timed as they arrive, since a Content-Length is only what the caller says. The rest is let go of.
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
    // Not waited for: a caller that is stuck would not let go either.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** How long the next piece may take. What arrives faster than it must earns time, never more than the grace. */
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

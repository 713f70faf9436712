import { z } from 'zod';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { log } from '@/lib/kernel/log';
import { filesUnavailable } from './files-unavailable';

const OPEN_MS = 60_000;
const SOON_SECONDS = 10;

/** An error of the SDK or the network without its original message, which quotes file names and signed addresses. */
export class CloudinaryFault extends Error {
  override name = 'CloudinaryFault';
  readonly status: number | undefined;
  readonly isTooLarge: boolean;

  constructor(status?: number, options: ErrorOptions & { isTooLarge?: boolean } = {}) {
    super(`Cloudinary answered ${status ?? 'nothing'}.`, options);
    this.status = status;
    this.isTooLarge = options.isTooLarge ?? false;
  }
}

/** The SDK throws plain objects, some nested in another. */
const thrownSchema = z.object({ http_code: z.number().optional(), message: z.unknown().optional() });

function toFault(thrown: unknown): CloudinaryFault {
  if (thrown instanceof CloudinaryFault) return thrown;
  const inner = typeof thrown === 'object' && thrown !== null && 'error' in thrown ? thrown.error : thrown;
  const { data } = thrownSchema.safeParse(inner);
  const isTooLarge = /file size too large/i.test(String(data?.message));
  const cause = thrown instanceof Error ? thrown : undefined;
  return new CloudinaryFault(data?.http_code, { isTooLarge, cause });
}

/**
 * Creates a guard that maps faults to errors. Refused keys or an exceeded quota can only be repaired outside, so no
 * request is sent for a minute. A file too large for the account's plan is the sender's error. A request that
 * Cloudinary does not understand is our error. Every other fault is temporary.
 */
export function createFaultKeeper() {
  let openUntil = 0;

  function judge(fault: CloudinaryFault): AppError {
    const { status } = fault;
    if (fault.isTooLarge) return new AppError('too_large', { cause: fault });
    if (status === 401 || status === 403 || status === 420 || status === 429) {
      openUntil = clock.now().getTime() + OPEN_MS;
      log.error({ status }, 'files.refused');
      return filesUnavailable(OPEN_MS / 1000, fault);
    }
    if (status !== 400) return filesUnavailable(SOON_SECONDS, fault);
    log.error({ status }, 'files.malformed');
    return new AppError('internal', { cause: fault });
  }

  return async function guard<T>(work: () => Promise<T>): Promise<T> {
    const msLeft = openUntil - clock.now().getTime();
    if (msLeft > 0) throw filesUnavailable(Math.ceil(msLeft / 1000));
    try {
      return await work();
    } catch (thrown) {
      throw thrown instanceof AppError ? thrown : judge(toFault(thrown));
    }
  };
}

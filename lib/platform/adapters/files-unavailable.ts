import { AppError } from '@/lib/kernel/app-error';

/** The file store cannot be reached. `service: files` informs the composer that text can still be sent. */
export function filesUnavailable(retryAfterSeconds: number, cause?: unknown): AppError {
  return new AppError('unavailable', {
    detail: 'Files cannot be sent or opened just now.',
    extra: { service: 'files' },
    retryAfterSeconds,
    cause,
  });
}

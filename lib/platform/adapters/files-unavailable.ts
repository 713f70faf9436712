import { AppError } from '@/lib/kernel/app-error';

/** Where files are kept cannot be reached. Says so to the composer too, whose words need not wait for it. */
export function filesUnavailable(retryAfterSeconds: number, cause?: unknown): AppError {
  return new AppError('unavailable', {
    detail: 'Files cannot be sent or opened just now.',
    extra: { service: 'files' },
    retryAfterSeconds,
    cause,
  });
}

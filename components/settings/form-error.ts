import { ApiProblem } from '@/lib/client/api-problem';

export type FormError = 'forbidden' | 'refused' | 'noPicture' | 'tooLarge' | 'offline' | 'failed';

/** The reason of a failure, as a key of its message. */
export function errorOf(cause: unknown): FormError {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'network') return 'offline';
  if (cause.status === 403) return 'forbidden';
  if (cause.status === 400) return 'refused';
  if (cause.status === 413) return 'tooLarge';
  return cause.status === 415 ? 'noPicture' : 'failed';
}

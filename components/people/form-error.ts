import { ApiProblem } from '@/lib/client/api-problem';

export type FormError = 'lastAdmin' | 'taken' | 'weak' | 'gone' | 'forbidden' | 'offline' | 'failed';

/** The reason of a failure, as a key of its message. */
export function errorOf(cause: unknown): FormError {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'network') return 'offline';
  if (cause.status === 404) return 'gone';
  if (cause.status === 403) return 'forbidden';
  if ('is_last_admin' in cause.details) return 'lastAdmin';
  if ('is_username_taken' in cause.details) return 'taken';
  return 'is_weak_password' in cause.details ? 'weak' : 'failed';
}

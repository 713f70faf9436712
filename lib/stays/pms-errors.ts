import type { z } from 'zod';
import { ERROR_TITLES, type ErrorCode } from '@/lib/contract/errors';
import type { PmsResult } from '@/lib/contract/pms-stays';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { isOutage } from '@/lib/platform/outage';

type Errors = PmsResult['errors'];

/** A rule of the schema may define a code of its own, by which the staff page chooses its message. */
export function rowErrorsOf(error: z.ZodError): Errors {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    code:
      issue.code === 'custom' && typeof issue.params?.['code'] === 'string'
        ? issue.params['code']
        : 'invalid_input',
    message: issue.message,
  }));
}

/** The database became unavailable before this row was tried. */
export const NOT_TRIED: Errors[number] = {
  path: '',
  code: 'unavailable',
  message: 'This stay was not tried: the service was briefly unavailable. Send it again.',
};

const RIGHT_ENDED: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'forbidden']);

/** Whether the row was refused because its sender lost their permission: the rows after it would be refused too. */
export function hasRightEnded(error: unknown): boolean {
  return error instanceof AppError && RIGHT_ENDED.has(error.code);
}

/**
 * Returns why one stay was not written. No content of a row ends the batch. An unavailable database and a sender whose
 * permission has ended are not faults of the row: both are thrown.
 */
export function failureOf(error: unknown, requestId: string | null): Errors {
  if (hasRightEnded(error)) throw error;
  if (error instanceof AppError) return errorsOf(error);
  if (isOutage(error)) throw error;
  log.error({ requestId, err: error }, 'stays.row_failed');
  return [{ path: '', code: 'internal', message: ERROR_TITLES.internal }];
}

/** The code of the stay that occupies the room that this one needs. */
export function takenByOf(error: unknown): string | null {
  const takenBy = error instanceof AppError ? error.details.extra?.['taken_by'] : undefined;
  return typeof takenBy === 'string' ? takenBy : null;
}

/** Returns why one stay was not written, with the field that was wrong. */
function errorsOf(error: AppError): Errors {
  const { taken_by: takenBy, booking_status: status, is_erased: isErased } = error.details.extra ?? {};
  if (error.details.extra?.['number_of'] !== undefined)
    return [{ path: 'external_id', code: 'another_guest', message: wordsOf(error) }];
  if (error.details.extra?.['fits'] !== undefined)
    return [{ path: 'room_number', code: 'which_stay', message: wordsOf(error) }];
  if (error.code === 'not_found')
    return [{ path: 'room_number', code: 'no_such_room', message: 'The hotel has no such room.' }];
  if (isErased === true) return [{ path: 'external_id', code: 'erased', message: wordsOf(error) }];
  if (typeof takenBy === 'string')
    return [{ path: 'room_number', code: 'room_taken', message: `That room is taken by ${takenBy}.` }];
  if (typeof status === 'string') return [{ path: 'status', code: 'wrong_step', message: wordsOf(error) }];
  return [{ path: '', code: error.code, message: wordsOf(error) }];
}

const wordsOf = ({ code, details }: AppError) => details.detail ?? ERROR_TITLES[code];

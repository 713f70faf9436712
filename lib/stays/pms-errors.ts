import type { z } from 'zod';
import { ERROR_TITLES } from '@/lib/contract/errors';
import type { PmsResult } from '@/lib/contract/pms-stays';
import type { AppError } from '@/lib/kernel/app-error';

type Errors = PmsResult['errors'];

export function rowErrorsOf(error: z.ZodError): Errors {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), code: 'invalid_input', message }));
}

/** What kept one stay from being written, by the word of it that was wrong. */
export function errorsOf(error: AppError): Errors {
  const { taken_by: takenBy, booking_status: status, is_erased: isErased } = error.details.extra ?? {};
  if (error.code === 'not_found')
    return [{ path: 'room_number', code: 'no_such_room', message: 'The hotel has no such room.' }];
  if (isErased === true) return [{ path: 'external_id', code: 'erased', message: wordsOf(error) }];
  if (typeof takenBy === 'string')
    return [{ path: 'room_number', code: 'room_taken', message: `That room is taken by ${takenBy}.` }];
  if (typeof status === 'string') return [{ path: 'status', code: 'wrong_step', message: wordsOf(error) }];
  return [{ path: '', code: error.code, message: wordsOf(error) }];
}

const wordsOf = ({ code, details }: AppError) => details.detail ?? ERROR_TITLES[code];

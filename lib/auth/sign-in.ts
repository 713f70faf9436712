import { appendAudit, tallyAudit } from '@/lib/hotel/audit-store';
import { findStaffForSignIn, type SignInRow } from '@/lib/hotel/staff-store';
import { AppError } from '@/lib/kernel/app-error';
import { hashSecret } from '@/lib/kernel/secret-hash';
import { passwordMatches } from '@/lib/people/password';
import { admitSignIn, type SignInAttempt } from './sign-in-throttle';

/**
 * Checks a user name and password. Attempts are counted before the password is hashed and before anything is written,
 * so that a thousand concurrent attempts gain nothing over sequential ones, and a refused attempt costs almost nothing.
 */
export async function signIn(attempt: SignInAttempt, requestId?: string): Promise<SignInRow> {
  const { names, refusal, recordSuccess } = await admitSignIn(attempt);
  const found = await findStaffForSignIn(names);
  const isRight = await passwordMatches(found?.passwordHash ?? null, attempt.password);
  if (!found || !isRight) {
    await auditRefusal(found, attempt, requestId);
    throw refusal ?? new AppError('bad_credentials');
  }
  await recordSuccess(found.staff.username);
  await appendAudit({
    hotelId: found.staff.hotel.id,
    who: found.staff,
    action: 'staff.sign_in',
    outcome: 'done',
    requestId,
  });
  return found;
}

/** Writes one audit entry per account, address and minute, which counts its attempts. */
async function auditRefusal(
  found: SignInRow | null,
  { username, address }: SignInAttempt,
  requestId?: string,
): Promise<void> {
  const line = {
    hotelId: found?.staff.hotel.id ?? null,
    who: null,
    action: 'staff.sign_in',
    outcome: 'bad_credentials',
    requestId,
    target: found ? { kind: 'staff', id: found.staff.id } : undefined,
  };
  // The key uses the account, however its name was typed.
  const account = found?.staff.username ?? username;
  await tallyAudit(line, `staff.sign_in:${hashSecret(`${account}:${address ?? ''}`)}`);
}

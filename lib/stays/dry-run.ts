import type { Actor } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { isUniqueViolation, type Tx } from '@/lib/platform/db';

/** A long list of rows is tried in one transaction, which takes longer than any single statement may. */
const TIMEOUT_MS = 60_000;

/** Runs the work, returns its result, and rolls everything back. */
export async function dryRun<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const undone = new Error('Undone, as was meant.');
  let answer: { is: T } | undefined;
  try {
    await transactAs(
      actor,
      async (tx) => {
        answer = { is: await work(tx) };
        throw undone;
      },
      { timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (error !== undone || !answer) throw error;
    return answer.is;
  }
  throw undone;
}

/** Runs one of several steps of a transaction in a savepoint: when the step fails, only it is rolled back. */
export async function withSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SAVEPOINT apart`;
  try {
    const done = await work();
    await tx.$executeRaw`RELEASE SAVEPOINT apart`;
    return done;
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT apart`;
    if (isUniqueViolation(error)) throw new AppError('conflict');
    throw error;
  }
}

import * as fc from 'fast-check';
import { reduce } from '@/lib/client/conversation-state';
import { history } from '@/lib/client/testing/history-steps';
import { findFault } from '@/lib/client/testing/random-history';
import { check, printChecks, type Verdict } from './report';
import type { RunSize } from './run-options';

/**
 * Random histories of a conversation in which the socket drops, doubles and reorders events. After each, the client's
 * state must equal a fresh load. `npm test` runs the first few hundred of one seed.
 */
export async function runHistories({ seed, size }: RunSize): Promise<Verdict> {
  console.log(`histories  seed ${seed}: ${size} histories of a conversation`);
  const outcome = fc.check(
    fc.property(history, (steps) => {
      const fault = findFault(reduce, steps);
      if (fault) throw new Error(fault);
    }),
    { numRuns: size, seed },
  );
  const details = outcome.failed ? fc.defaultReportMessage(outcome)?.split('\n') : [];
  return printChecks([check('the client ends equal to a fresh load', !outcome.failed, details)]);
}

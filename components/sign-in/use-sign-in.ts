'use client';

import { useEffect, useState } from 'react';
import { forgetStaff } from '@/lib/client/clear-person';
import { readOwnSession } from '@/lib/client/staff-session';
import { trySignIn } from '@/lib/client/try-sign-in';
import { deskPath } from '@/lib/contract/safe-return-path';
import type { Wait } from './use-countdown';

export type Problem =
  | { readonly kind: 'usernameMissing' | 'passwordMissing' | 'wrong' | 'network' | 'trouble' }
  | { readonly kind: 'wait'; readonly wait: Wait };

/** Signs in, and redirects users who have a session already. `wanted` is the page that they requested. */
export function useSignIn(wanted: string | null) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  useEffect(() => {
    // The browser withholds the session cookie when another site opened the page. This request sends it.
    goToDesk(wanted).catch(staySignedOut);
  }, [wanted]);

  async function submit(username: string, password: string, hotelSlug: string | null) {
    if (!username) return setProblem({ kind: 'usernameMissing' });
    if (!password) return setProblem({ kind: 'passwordMissing' });
    setIsBusy(true);
    const outcome = await trySignIn(username, password, hotelSlug);
    if (outcome.kind === 'done') {
      setProblem(null);
      // After a reload the server redirects too.
      return goToDesk(wanted).catch(() => window.location.reload());
    }
    setIsBusy(false);
    setProblem(
      outcome.kind === 'wait' ? { kind: 'wait', wait: startWait(outcome.seconds) } : { kind: outcome.kind },
    );
  }

  return { problem, isBusy, submit };
}

async function goToDesk(wanted: string | null): Promise<void> {
  const session = await readOwnSession();
  // Replaced, so that "back" on the desk does not return to the form.
  if (session) window.location.replace(deskPath(session.hotelSlug, wanted));
  // The data of a session that ended while its desk was closed is removed here.
  else await forgetStaff(null);
}

function startWait(seconds: number): Wait {
  return { seconds, untilMs: Date.now() + seconds * 1000 };
}

function staySignedOut() {}

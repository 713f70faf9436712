'use client';

import { useEffect, useState } from 'react';
import { forgetStaff } from '@/lib/client/forget-person';
import { readOwnSession } from '@/lib/client/staff-session';
import { trySignIn } from '@/lib/client/try-sign-in';
import { deskPath } from '@/lib/contract/safe-return-path';
import type { Wait } from './use-countdown';

export type Problem =
  | { readonly kind: 'usernameMissing' | 'passwordMissing' | 'wrong' | 'network' | 'trouble' }
  | { readonly kind: 'wait'; readonly wait: Wait };

/** Signing in, and going straight on for whoever already is. `wanted` is where they were headed. */
export function useSignIn(wanted: string | null) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  useEffect(() => {
    // The session's cookie stays away when the page was opened from another site; this request brings it along.
    goToDesk(wanted).catch(staySignedOut);
  }, [wanted]);

  async function submit(username: string, password: string, hotelSlug: string | null) {
    if (!username) return setProblem({ kind: 'usernameMissing' });
    if (!password) return setProblem({ kind: 'passwordMissing' });
    setIsBusy(true);
    const outcome = await trySignIn(username, password, hotelSlug);
    if (outcome.kind === 'done') {
      setProblem(null);
      // The page's server knows the way too.
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
  // Replaced, so that "back" at the desk does not return to a form.
  if (session) window.location.replace(deskPath(session.hotelSlug, wanted));
  // A session that ended while its desk was closed left its words here.
  else await forgetStaff(null);
}

function startWait(seconds: number): Wait {
  return { seconds, untilMs: Date.now() + seconds * 1000 };
}

function staySignedOut() {}

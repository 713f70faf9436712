'use client';

import { useTranslations } from 'use-intl';
import type { Problem } from './use-sign-in';

type Props = Readonly<{ id: string; problem: Problem | null; secondsLeft: number }>;

/** Announced once. The countdown is only visible, because each second would be announced. */
export function SignInAlert({ id, problem, secondsLeft }: Props) {
  const t = useTranslations('SignIn');
  const isWaiting = problem?.kind === 'wait' && secondsLeft > 0;
  return (
    <div id={id} role="alert" className="empty:-mt-4">
      {problem && (
        <p className="rounded-md bg-alert-soft px-3.5 py-2.5 text-pretty text-alert text-sm tabular-nums">
          {isWaiting ? (
            <>
              <span className="sr-only">{t('wait', { seconds: problem.wait.seconds })}</span>
              <span aria-hidden="true">{t('wait', { seconds: secondsLeft })}</span>
            </>
          ) : (
            t(problem.kind === 'wait' ? 'waitOver' : problem.kind)
          )}
        </p>
      )}
    </div>
  );
}

'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { leaveDeskAfter } from './leave-desk';

type Props = Readonly<{ className?: string }>;

export function SignOutButton({ className = '' }: Props) {
  const t = useTranslations('SignIn');
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');

  async function leave() {
    setState('busy');
    try {
      await leaveDeskAfter(() => signOut({ redirect: false }));
    } catch {
      setState('failed');
    }
  }

  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        title={t('signOut')}
        isBusy={state === 'busy'}
        onClick={() => void leave()}
        className={className}
      >
        {state !== 'busy' && <LogOut aria-hidden="true" className="size-4" />}
        <span className={state === 'failed' ? '' : 'max-sm:sr-only'}>
          {t(state === 'failed' ? 'signOutFailed' : 'signOut')}
        </span>
      </Button>
      <span role="alert" className="sr-only">
        {state === 'failed' && t('signOutFailed')}
      </span>
    </>
  );
}

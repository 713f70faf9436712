'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { countUnsentOfStaff } from '@/lib/client/clear-person';
import { leaveDeskAfter } from './leave-desk';

type Props = Readonly<{
  className?: string;
  /** Shows the label on phones too, where the desk's header has space for the icon only. */
  hasLabel?: boolean;
}>;

export function SignOutButton({ className = '', hasLabel = false }: Props) {
  const t = useTranslations('SignIn');
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const [unsent, setUnsent] = useState(0);

  async function ask() {
    const count = await countUnsentOfStaff();
    if (count > 0) setUnsent(count);
    else await leave();
  }

  async function leave() {
    setUnsent(0);
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
        onClick={() => void ask()}
        className={className}
      >
        {state !== 'busy' && <LogOut aria-hidden="true" className="size-4" />}
        <span className={state === 'failed' || hasLabel ? '' : 'max-sm:sr-only'}>
          {t(state === 'failed' ? 'signOutFailed' : 'signOut')}
        </span>
      </Button>
      <span role="alert" className="sr-only">
        {state === 'failed' && t('signOutFailed')}
      </span>
      <ConfirmBox
        isOpen={unsent > 0}
        title={t('unsent.title', { count: unsent })}
        text={t('unsent.text')}
        keepLabel={t('unsent.stay')}
        goLabel={t('signOut')}
        onGo={() => void leave()}
        onClose={() => setUnsent(0)}
      />
    </>
  );
}

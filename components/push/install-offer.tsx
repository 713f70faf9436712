'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { requestInstall, useInstallPrompt } from '@/lib/client/install-prompt';
import { OfferCard } from './offer-card';

const KEY = 'hm-install:';

/** Shown after a staff member has answered, while no other offer is shown, and once per stay. */
export function InstallOffer({ scope, hasAnswer }: Readonly<{ scope: string; hasAnswer: boolean }>) {
  const t = useTranslations('Push');
  const isPossible = useInstallPrompt();
  const [isOver, setIsOver] = useState(() => wasAsked(scope));
  if (!isPossible || !hasAnswer || isOver) return null;
  const leave = () => {
    saveAsked(scope);
    setIsOver(true);
  };
  return (
    <OfferCard title={t('installTitle')} text={t('installText')}>
      <Button
        size="sm"
        onClick={() => {
          leave();
          void requestInstall();
        }}
      >
        {t('install')}
      </Button>
      <Button size="sm" variant="quiet" onClick={leave}>
        {t('notNow')}
      </Button>
    </OfferCard>
  );
}

function wasAsked(scope: string): boolean {
  try {
    return localStorage.getItem(KEY + scope) !== null;
  } catch {
    return false;
  }
}

function saveAsked(scope: string): void {
  try {
    localStorage.setItem(KEY + scope, 'asked');
  } catch {
    // In a private window the guest is asked again next time.
  }
}

'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { errorOf } from './form-error';
import type { Settings } from './use-settings';

/** Saved as soon as it is chosen, since there is nothing else to fill in. */
export function LogoField({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings');
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const { saved, giveLogo, removeLogo } = settings;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium text-sm">{t('look.logo')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={saved.name} src={saved.logo_url} size="lg" tone="accent" />
        <Button variant="secondary" size="sm" isBusy={isBusy} onClick={() => input.current?.click()}>
          {t(saved.logo_url === null ? 'look.chooseLogo' : 'look.otherLogo')}
        </Button>
        {saved.logo_url !== null && (
          <Button variant="quiet" size="sm" disabled={isBusy} onClick={() => void run(removeLogo)}>
            {t('look.removeLogo')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          hidden={true}
          aria-label={t('look.logo')}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void run(() => giveLogo(file));
            currentTarget.value = '';
          }}
        />
      </div>
      <p className="text-pretty text-ink-soft text-sm">{t('look.logoHint')}</p>
      <ErrorLine text={error} />
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';

type Props = Readonly<{ isOn: boolean; onChange: (isOn: boolean) => void }>;
type Permission = NotificationPermission | 'missing';

/** The browser is asked only on a tap, and never twice. */
export function SoundAlerts({ isOn, onChange }: Props) {
  const t = useTranslations('Staff.sound');
  const id = useId();
  const [permission, setPermission] = useState<Permission>(() =>
    'Notification' in window ? Notification.permission : 'missing',
  );

  async function allow() {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === 'granted') onChange(true);
  }

  return (
    <div className="flex flex-col gap-2 border-line border-t pt-4">
      <label htmlFor={id} className="flex min-h-6 items-start gap-3">
        <input
          id={id}
          type="checkbox"
          checked={isOn && permission === 'granted'}
          disabled={permission !== 'granted'}
          onChange={(event) => onChange(event.target.checked)}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>
          {t('alerts')}
          <span className="block text-ink-soft">{t(`alertsWhy.${permission}`)}</span>
        </span>
      </label>
      {permission === 'default' && (
        <Button variant="secondary" size="sm" onClick={() => void allow()} className="self-start">
          {t('allow')}
        </Button>
      )}
    </div>
  );
}

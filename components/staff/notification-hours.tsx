'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import {
  loadNotificationPreferences,
  saveNotificationPreferences,
} from '@/lib/client/notification-preferences';
import type { NotificationPreferencesDto } from '@/lib/contract/notification-preferences';

const NIGHT = { from: '22:00', to: '07:00' };

/** The hours in which the staff member's devices receive pushes. Saved at once. */
export function NotificationHours({ slug }: Readonly<{ slug: string }>) {
  const t = useTranslations('Staff.ringHours');
  const ids = { quiet: useId(), from: useId(), to: useId(), duty: useId() };
  const [settings, setSettings] = useState<NotificationPreferencesDto | null>(null);
  const { error, run } = useWork(() => t('failed'));
  useEffect(() => {
    loadNotificationPreferences(slug).then(setSettings, () => undefined);
  }, [slug]);
  if (!settings) return null;

  const { quiet } = settings;
  function change(next: NotificationPreferencesDto) {
    setSettings(next);
    // An empty field or a range without length is an unfinished choice.
    const isWhole = !next.quiet || (next.quiet.from && next.quiet.to && next.quiet.from !== next.quiet.to);
    if (isWhole) void run(async () => void (await saveNotificationPreferences(slug, next)));
  }

  return (
    <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
      <legend className="sr-only">{t('title')}</legend>
      <label htmlFor={ids.quiet} className="flex min-h-6 items-start gap-3">
        <input
          id={ids.quiet}
          type="checkbox"
          checked={quiet !== null}
          onChange={({ target }) => change({ ...settings, quiet: target.checked ? NIGHT : null })}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>
          {t('quiet')}
          <span className="block text-ink-soft">{t('quietWhy')}</span>
        </span>
      </label>
      {quiet && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 ps-8">
          <TimeOfDay
            id={ids.from}
            label={t('from')}
            value={quiet.from}
            onChange={(from) => change({ ...settings, quiet: { ...quiet, from } })}
          />
          <TimeOfDay
            id={ids.to}
            label={t('to')}
            value={quiet.to}
            onChange={(to) => change({ ...settings, quiet: { ...quiet, to } })}
          />
          <span className="basis-full text-ink-soft text-xs">{t('zone')}</span>
        </div>
      )}
      <label htmlFor={ids.duty} className="flex min-h-6 items-start gap-3">
        <input
          id={ids.duty}
          type="checkbox"
          checked={settings.off_duty}
          onChange={({ target }) => change({ ...settings, off_duty: target.checked })}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>{t('offDuty')}</span>
      </label>
      <ErrorLine text={error} />
    </fieldset>
  );
}

type TimeProps = Readonly<{ id: string; label: string; value: string; onChange: (time: string) => void }>;

function TimeOfDay({ id, label, value, onChange }: TimeProps) {
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="w-9">
        {label}
      </label>
      <input
        id={id}
        type="time"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="min-h-9 rounded-md border border-line-strong bg-surface px-2 tabular-nums pointer-coarse:min-h-11"
      />
    </span>
  );
}

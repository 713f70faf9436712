'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { TroubleLine } from '@/components/ui/trouble-line';
import { useWork } from '@/components/ui/use-work';
import { loadRingSettings, saveRingSettings } from '@/lib/client/ring-settings';
import type { RingSettingsDto } from '@/lib/contract/ring-settings';

const NIGHT = { from: '22:00', to: '07:00' };
const TIME =
  'min-h-9 rounded-md border border-line-strong bg-surface px-2 tabular-nums pointer-coarse:min-h-11';

/** At which hours one's own phones may ring. Kept as soon as it is changed. */
export function RingHours({ slug }: Readonly<{ slug: string }>) {
  const t = useTranslations('Staff.ringHours');
  const ids = { quiet: useId(), from: useId(), to: useId(), duty: useId() };
  const [settings, setSettings] = useState<RingSettingsDto | null>(null);
  const { trouble, run } = useWork(() => t('failed'));
  useEffect(() => {
    loadRingSettings(slug).then(setSettings, () => undefined);
  }, [slug]);
  if (!settings) return null;

  const { quiet } = settings;
  function change(next: RingSettingsDto) {
    setSettings(next);
    // An emptied field, or a stretch of no length, is somebody in the middle of choosing.
    const isWhole = !next.quiet || (next.quiet.from && next.quiet.to && next.quiet.from !== next.quiet.to);
    if (isWhole) void run(async () => void (await saveRingSettings(slug, next)));
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
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 ps-8">
          <label htmlFor={ids.from}>{t('from')}</label>
          <input
            id={ids.from}
            type="time"
            value={quiet.from}
            onChange={({ target }) => change({ ...settings, quiet: { ...quiet, from: target.value } })}
            className={TIME}
          />
          <label htmlFor={ids.to}>{t('to')}</label>
          <input
            id={ids.to}
            type="time"
            value={quiet.to}
            onChange={({ target }) => change({ ...settings, quiet: { ...quiet, to: target.value } })}
            className={TIME}
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
      <TroubleLine text={trouble} />
    </fieldset>
  );
}

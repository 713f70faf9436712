'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '@/components/ui/select';
import { Section } from './section';
import type { Settings } from './use-settings';

/** Common retention periods in days. */
const OFFERED = [1, 7, 14, 30, 60, 90, 180, 365, 730] as const;

/** How long guests' messages are stored after departure. */
export function RetentionSection({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings.retention');
  const { saved, change } = settings;
  const [days, setDays] = useState(saved.retention_days);
  const offered = [...new Set([...OFFERED, ...(days === null ? [] : [days])])].sort((a, b) => a - b);
  return (
    <Section
      title={t('title')}
      note={t('note')}
      change={days === saved.retention_days ? null : { retention_days: days }}
      save={change}
    >
      <Select
        label={t('label')}
        value={days === null ? '' : String(days)}
        choices={[
          { value: '', label: t('never') },
          ...offered.map((each) => ({ value: String(each), label: t('days', { count: each }) })),
        ]}
        onChange={({ target }) => setDays(target.value === '' ? null : Number(target.value))}
      />
    </Section>
  );
}

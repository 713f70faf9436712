'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { LanguageSelect } from '@/components/ui/language-select';
import { ZoneField } from '@/components/ui/zone-field';
import { GUEST_LOCALES, guestLocaleOf } from '@/lib/contract/hotel';
import { isTimeZone } from '@/lib/contract/local-time';
import { Section } from './section';
import type { Settings } from './use-settings';

/** The hotel's time zone and languages. */
export function PlaceSection({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings.place');
  const names = new Intl.DisplayNames([useLocale()], { type: 'language' });
  const { saved, change } = settings;
  const [zone, setZone] = useState(saved.time_zone);
  const [own, setOwn] = useState(saved.default_locale);
  const [languages, setLanguages] = useState<readonly string[]>(saved.languages);
  const offered = GUEST_LOCALES.filter((each) => languages.includes(each));
  const isKnown = isTimeZone(zone);
  const hasChanged =
    zone !== saved.time_zone || own !== saved.default_locale || offered.join() !== saved.languages.join();

  return (
    <Section
      title={t('title')}
      change={isKnown && hasChanged ? { time_zone: zone, default_locale: own, languages: offered } : null}
      save={change}
    >
      <ZoneField
        label={t('zone')}
        hint={t('zoneHint')}
        value={zone}
        error={isKnown ? null : t('noZone')}
        onChange={setZone}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="font-medium text-sm">{t('languages')}</legend>
        <p className="text-ink-soft text-sm">{t('languagesHint')}</p>
        <div className="grid gap-x-4 sm:grid-cols-3">
          {GUEST_LOCALES.map((each) => (
            <label key={each} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                checked={languages.includes(each)}
                // The hotel's own language is always offered.
                disabled={each === own}
                onChange={({ target }) =>
                  setLanguages(
                    target.checked ? [...languages, each] : languages.filter((one) => one !== each),
                  )
                }
                className="size-5 shrink-0 accent-accent"
              />
              {names.of(each) ?? each}
            </label>
          ))}
        </div>
      </fieldset>
      <LanguageSelect
        label={t('own')}
        value={own}
        onChange={({ target }) => setOwn(guestLocaleOf(target.value))}
        of={offered}
      />
    </Section>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { type GuestLocale, guestLocaleOf } from '@/lib/contract/hotel';
import { HOTEL_LIMITS, type Texts } from '@/lib/contract/hotel-settings';
import { Section } from './section';
import type { Settings } from './use-settings';

type Drafts = Partial<Record<GuestLocale, string>>;

/** The automatic texts of the hotel, one language at a time. */
export function WordsSection({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings.words');
  const names = new Intl.DisplayNames([useLocale()], { type: 'language' });
  const { saved, change } = settings;
  const [language, setLanguage] = useState(saved.default_locale);
  const [welcome, setWelcome] = useState<Drafts>(saved.welcome);
  const [away, setAway] = useState<Drafts>(saved.away);
  const next = { welcome: written(welcome), away: written(away) };
  const hasChanged =
    !areSame(next.welcome, written(saved.welcome)) || !areSame(next.away, written(saved.away));
  const labelOf = (code: GuestLocale) => {
    const name = names.of(code) ?? code;
    return next.welcome[code] || next.away[code] ? t('hasText', { language: name }) : name;
  };

  return (
    <Section title={t('title')} note={t('note')} change={hasChanged ? next : null} save={change}>
      <Select
        label={t('language')}
        value={language}
        onChange={({ target }) => setLanguage(guestLocaleOf(target.value))}
        choices={saved.languages.map((code) => ({ value: code, label: labelOf(code) }))}
      />
      <TextArea
        label={t('welcome')}
        hint={t('welcomeHint')}
        lang={language}
        value={welcome[language] ?? ''}
        maxLength={HOTEL_LIMITS.textChars}
        onChange={({ target }) => setWelcome({ ...welcome, [language]: target.value })}
      />
      <TextArea
        label={t('away')}
        hint={t('awayHint')}
        lang={language}
        value={away[language] ?? ''}
        maxLength={HOTEL_LIMITS.textChars}
        onChange={({ target }) => setAway({ ...away, [language]: target.value })}
      />
    </Section>
  );
}

/** Leaves out texts of only white space. */
function written(drafts: Drafts): Texts {
  const trimmed = Object.entries(drafts).map(([code, text]) => [code, text?.trim() ?? ''] as const);
  return Object.fromEntries(trimmed.filter(([, text]) => text !== '').sort());
}

const areSame = (one: Texts, other: Texts) => JSON.stringify(one) === JSON.stringify(other);

'use client';

import { useTranslations } from 'use-intl';
import { useLanguages } from './guest-language';

/** The native select of the languages, shown as the short code. */
export function LanguageSelect() {
  const t = useTranslations('Common');
  const { code, all, choose } = useLanguages();
  if (all.length < 2) return null;
  return (
    <label className="relative grid size-11 shrink-0 place-items-center rounded-full font-semibold text-ink-soft text-xs uppercase hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-focus">
      <span aria-hidden="true" translate="no">
        {code}
      </span>
      <select
        translate="no"
        aria-label={t('language')}
        value={code}
        onChange={(event) => choose(event.currentTarget.value)}
        className="absolute inset-0 size-full cursor-pointer appearance-none rounded-full text-base normal-case opacity-0"
      >
        {all.map((language) => (
          <option key={language.code} value={language.code} lang={language.code}>
            {language.name}
          </option>
        ))}
      </select>
    </label>
  );
}

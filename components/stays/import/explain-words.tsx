'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import { WORD_MEANINGS } from '@/lib/contract/import-memory';
import type { Choices } from '@/lib/stay-files/plan-import';
import { statusWord } from '@/lib/stay-files/read-status';
import type { Import } from './use-import';

type Props = Readonly<{ unknown: readonly string[]; words: Choices['words']; work: Import }>;

/** Unknown status words of the file. The user assigns a meaning to each once. */
export function ExplainWords({ unknown, words, work }: Props) {
  const t = useTranslations('Stays.import');
  if (unknown.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium text-sm">{t('words')}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {unknown.map((word) => {
          const chosen = words[statusWord(word)];
          return (
            <Select
              key={word}
              label={t('wordMeans', { word })}
              value={chosen ?? ''}
              choices={[
                ...(chosen ? [] : [{ value: '', label: t('chooseOrder') }]),
                ...WORD_MEANINGS.map((meaning) => ({ value: meaning, label: t(`meaning.${meaning}`) })),
              ]}
              onChange={({ target }) => {
                const meaning = WORD_MEANINGS.find((each) => each === target.value);
                if (meaning) work.explain(word, meaning);
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

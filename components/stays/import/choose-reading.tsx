'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import { ALPHABETS } from '@/lib/stay-files/reading/alphabets';
import type { OpenFile } from '@/lib/stay-files/reading/open-file';
import { SEPARATORS } from '@/lib/stay-files/reading/read-cells';
import type { Import } from './use-import';

const SEPARATOR_KEYS: Readonly<Record<string, 'comma' | 'semicolon' | 'tab'>> = {
  ...{ ',': 'comma', ';': 'semicolon', '\t': 'tab' },
};

/** How the file's bytes are read into cells: the detected values, and a sample row by which the user can check them. */
export function ChooseReading({ file, work }: Readonly<{ file: OpenFile; work: Import }>) {
  const t = useTranslations('Stays.import');
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="sr-only">{t('reading')}</legend>
      {file.kind === 'workbook' && file.sheets.length > 1 && (
        <Select
          label={t('sheet')}
          value={file.chosen}
          choices={file.sheets.map(({ name }) => ({ value: name, label: name }))}
          onChange={({ target }) => void work.readSheet(target.value)}
        />
      )}
      {file.kind === 'text' && <TextReading file={file} work={work} />}
      <p className="min-w-0 text-ink-soft text-sm sm:col-span-2">
        {t('preview')}{' '}
        <bdi translate="no" className="break-words text-ink">
          {previewOf(file)}
        </bdi>
      </p>
    </fieldset>
  );
}

type TextFile = Extract<OpenFile, { kind: 'text' }>;

function TextReading({ file, work }: Readonly<{ file: TextFile; work: Import }>) {
  const t = useTranslations('Stays.import');
  const { alphabet, separator } = file;
  const signs = [...new Set([...SEPARATORS, separator])];
  return (
    <>
      <Select
        label={t('alphabet')}
        value={alphabet}
        choices={ALPHABETS.map(({ name, region }) => ({
          value: name,
          label: t('alphabetOf', { region: t(`region.${region}`), name }),
        }))}
        onChange={({ target }) => void work.readAs({ alphabet: target.value, separator })}
      />
      <Select
        label={t('separator')}
        value={separator}
        choices={signs.map((sign) => {
          const key = SEPARATOR_KEYS[sign];
          return { value: sign, label: key ? t(`sign.${key}`) : sign };
        })}
        onChange={({ target }) => void work.readAs({ alphabet, separator: target.value })}
      />
    </>
  );
}

/** A sample row with letters that differ between encodings, if there is one. */
function previewOf({ table: { rows } }: OpenFile): string {
  const lines = rows.slice(0, 500).map(({ cells }) => Object.values(cells).filter((cell) => cell !== ''));
  const telling = lines.find((line) => line.some((cell) => /\P{ASCII}/u.test(cell)));
  return (telling ?? lines[0] ?? []).slice(0, 8).join(' · ');
}

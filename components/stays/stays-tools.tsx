'use client';

import { DoorOpen, FileUp, History, Plus, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { MOST_LINKS_AT_ONCE } from '@/lib/contract/stays';

type Props = Readonly<{
  /** The number of stays that are chosen for cards. */
  count: number;
  onCards: () => void;
  /** Null if the hotel has no QR codes in its rooms. */
  onSigns: (() => void) | null;
  onImport: () => void;
  onImports: () => void;
  onNew: () => void;
}>;

/** The buttons of the stays page: printing, imports and a new stay. */
export function StaysTools({ count, onCards, onSigns, onImport, onImports, onNew }: Props) {
  const t = useTranslations('Stays');
  return (
    <>
      {onSigns && (
        <Button variant="secondary" size="sm" onClick={onSigns}>
          <DoorOpen aria-hidden="true" className="size-4" />
          {t('signs.print')}
        </Button>
      )}
      <Button
        variant="secondary"
        size="sm"
        disabled={count === 0 || count > MOST_LINKS_AT_ONCE}
        onClick={onCards}
      >
        <Printer aria-hidden="true" className="size-4" />
        {t('cards.print', { count })}
      </Button>
      <Button variant="secondary" size="sm" onClick={onImport}>
        <FileUp aria-hidden="true" className="size-4" />
        {t('import.open')}
      </Button>
      <Button variant="secondary" size="sm" onClick={onImports}>
        <History aria-hidden="true" className="size-4" />
        {t('imports.open')}
      </Button>
      <Button size="sm" onClick={onNew}>
        <Plus aria-hidden="true" className="size-4" />
        {t('new.open')}
      </Button>
    </>
  );
}

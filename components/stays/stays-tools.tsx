'use client';

import { DoorOpen, FileUp, History, Plus, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { MOST_LINKS_AT_ONCE } from '@/lib/contract/stays';

type Props = Readonly<{
  /** How many stays are chosen for a card. */
  count: number;
  onCards: () => void;
  /** Null where the hotel has no codes in its rooms. */
  onSigns: (() => void) | null;
  onImport: () => void;
  onImports: () => void;
  onNew: () => void;
}>;

/** What the front desk prints and begins. */
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

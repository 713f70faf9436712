'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { StayDto, StayView } from '@/lib/contract/stays';
import { StayRow } from './stay-row';

type Props = Readonly<{
  stays: readonly StayDto[];
  today: string;
  isBusy: boolean;
  isSearch: boolean;
  view: StayView;
  /** Null if stays cannot be chosen. */
  chosen: ReadonlySet<string> | null;
  onChoose: (code: string, isChosen: boolean) => void;
  onOpen: (code: string) => void;
  onMore: (() => Promise<void>) | null;
}>;

export function StayList({ stays, isBusy, isSearch, view, onMore, chosen, ...row }: Props) {
  const t = useTranslations('Stays');
  if (stays.length === 0)
    return (
      <p
        role="status"
        className="rounded-lg border border-line border-dashed px-4 py-12 text-center text-ink-soft"
      >
        {isSearch ? t('noMatch') : t(`empty.${view}`)}
      </p>
    );
  return (
    <>
      <ul
        aria-busy={isBusy}
        className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
      >
        {stays.map((stay) => (
          <StayRow
            key={stay.booking_id}
            stay={stay}
            isChosen={chosen?.has(stay.booking_id) ?? null}
            {...row}
          />
        ))}
      </ul>
      {onMore && (
        <Button variant="secondary" isBusy={isBusy} onClick={() => void onMore()} className="self-center">
          {t('more')}
        </Button>
      )}
    </>
  );
}

'use client';

import { useTranslations } from 'use-intl';
import type { OtherStay } from '@/lib/contract/other-stay';
import { pages } from '@/lib/contract/paths';

type Props = Readonly<{ slug: string; others: readonly OtherStay[] }>;

/** Links to the other stays of this hotel that the device may open: a second room, an earlier trip. */
export function OtherStays({ slug, others }: Props) {
  const t = useTranslations('Guest');
  if (others.length === 0) return null;
  return (
    <nav aria-label={t('otherStays')} className="shrink-0 border-line border-b bg-sunken">
      <ul className="mx-auto flex w-full max-w-3xl flex-wrap items-center gap-x-2 px-4 py-1 text-sm">
        <li className="text-ink-soft">{t('otherStaysLine')}</li>
        {others.map(({ key, guest_name, room_number }) => (
          <li key={key} className="min-w-0">
            <a
              href={pages.stay(slug, key)}
              className="flex min-h-11 items-center gap-1 px-2 font-medium underline underline-offset-4"
            >
              <bdi translate="no">{guest_name}</bdi>
              {room_number && <span>· {t('room', { number: room_number })}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

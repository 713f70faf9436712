'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { isManagement } from '@/lib/contract/roles';

/** A viewer of this banner is off duty; otherwise this desk itself would reach them. */
export function UnreachableBanner({ me }: Readonly<{ me: MeDto }>) {
  const t = useTranslations('Staff.unreachable');
  return (
    <p
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-alert px-4 py-2 font-medium text-paper text-sm"
    >
      <TriangleAlert aria-hidden="true" className="size-4.5 shrink-0" />
      <span className="min-w-0 flex-1 basis-60">{t('text')}</span>
      {isManagement(me.role) && (
        <Link
          href={pages.reachability(me.hotel.slug)}
          className="inline-flex min-h-9 items-center underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {t('board')}
        </Link>
      )}
    </p>
  );
}

/** Reads the server's answer to a presence report. Only an explicit false shows the warning. */
export function isAnybodyReachable(reply: unknown): boolean {
  const isNot =
    typeof reply === 'object' &&
    reply !== null &&
    'is_anybody_reachable' in reply &&
    reply.is_anybody_reachable === false;
  return !isNot;
}

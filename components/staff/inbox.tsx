'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { InboxView } from '@/lib/client/inbox-controller';
import { useNow } from '@/lib/client/use-now';
import type { MeDto } from '@/lib/contract/chat';
import { InboxRow } from './inbox-row';

type Props = Readonly<{
  inbox: InboxView;
  me: MeDto;
  openId: number | null;
  serverNow: number;
  isFiltered: boolean;
}>;

/** Nothing moves under a pointer or a keyboard that is on its way to a row. */
export function Inbox({ inbox, me, openId, serverNow, isFiltered }: Props) {
  const t = useTranslations('Staff.inbox');
  const now = useNow(serverNow);
  if (inbox.rows.length === 0) {
    return (
      <p className="px-6 py-12 text-center text-ink-soft text-sm">{isFiltered ? t('noMatch') : t('empty')}</p>
    );
  }
  return (
    <div
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
      aria-busy={inbox.isRefreshing}
      onPointerEnter={(event) => event.pointerType === 'mouse' && inbox.hold(true)}
      onPointerLeave={() => inbox.hold(false)}
    >
      {inbox.heldBack > 0 && (
        <p
          role="status"
          className="sticky top-0 z-10 bg-accent px-3 py-1 text-center text-accent-ink text-xs"
        >
          {t('heldBack', { count: inbox.heldBack })}
        </p>
      )}
      <ul data-desk-list="">
        {inbox.rows.map((row) => (
          <InboxRow key={row.id} row={row} me={me} isOpen={row.id === openId} now={now} />
        ))}
      </ul>
      {inbox.hasMore && (
        <div className="flex justify-center p-4">
          <Button variant="quiet" size="sm" isBusy={inbox.isLoadingMore} onClick={inbox.loadMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { InboxView } from '@/lib/client/inbox-controller';
import { useNow } from '@/lib/client/use-now';
import type { MeDto } from '@/lib/contract/chat';
import { InboxRow } from './inbox-row';
import { MoreRows } from './more-rows';
import { useHold } from './use-hold';

type Props = Readonly<{
  inbox: InboxView;
  me: MeDto;
  openId: number | null;
  serverNow: number;
  isFiltered: boolean;
  /** Names what is asked for: another question starts at the top. */
  question: string;
}>;

/** Nothing moves under a pointer or a keyboard that is on its way to a row. */
export function Inbox({ inbox, me, openId, serverNow, isFiltered, question }: Props) {
  const t = useTranslations('Staff.inbox');
  const now = useNow(serverNow);
  const holding = useHold(inbox.hold);
  const { rows } = inbox;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" aria-busy={inbox.isRefreshing} {...holding}>
      <HeldBack count={inbox.heldBack} />
      {rows.length === 0 ? (
        <p className={`px-6 py-12 text-center text-ink-soft text-sm ${isFiltered ? '' : 'hidden lg:block'}`}>
          {isFiltered ? t('noMatch') : t('empty')}
        </p>
      ) : (
        <div key={question} data-desk-scroll="" className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          <ul data-desk-list="">
            {rows.map((row) => (
              <InboxRow key={row.id} row={row} me={me} isOpen={row.id === openId} now={now} />
            ))}
          </ul>
          {inbox.hasMore && (
            <MoreRows shown={rows.length} isBusy={inbox.isLoadingMore} onMore={inbox.loadMore} />
          )}
        </div>
      )}
    </div>
  );
}

/** Lies over the list's upper edge and lets every click through: it must not be what moves. */
function HeldBack({ count }: Readonly<{ count: number }>) {
  const t = useTranslations('Staff.inbox');
  return (
    <p
      role="status"
      className="pointer-events-none absolute inset-x-0 -top-3 z-10 flex justify-center text-accent-ink text-xs"
    >
      {count > 0 && (
        <span className="animate-rise rounded-full bg-accent px-3 py-1 font-medium shadow-lift">
          {t('heldBack', { count })}
        </span>
      )}
    </p>
  );
}

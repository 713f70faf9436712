'use client';

import { ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { InboxView } from '@/lib/client/inbox-controller';
import { useNow } from '@/lib/client/use-now';
import type { MeDto } from '@/lib/contract/chat';
import { InboxRow } from './inbox-row';
import { MoreRows } from './more-rows';
import { useFreezeOnHover } from './use-freeze-on-hover';

type Props = Readonly<{
  inbox: InboxView;
  me: MeDto;
  openId: number | null;
  serverNow: number;
  isFiltered: boolean;
  isPast: boolean;
  onMarkUnread: (conversationId: number) => void;
  /** Identifies the query: another query scrolls to the top. */
  question: string;
}>;

const NOBODY: readonly string[] = [];

/** The inbox. No row moves while the pointer or the keyboard is on the list. */
export function Inbox({ inbox, me, openId, serverNow, isFiltered, isPast, onMarkUnread, question }: Props) {
  const t = useTranslations('Staff.inbox');
  const now = useNow(serverNow);
  const holding = useFreezeOnHover(inbox.freeze);
  const { rows } = inbox;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" aria-busy={inbox.isRefreshing} {...holding}>
      <HiddenRows count={inbox.hiddenCount} onShow={inbox.arrange} />
      {rows.length === 0 ? (
        <p className={`px-6 py-12 text-center text-ink-soft text-sm ${isFiltered ? '' : 'hidden lg:block'}`}>
          {isPast ? t('emptyPast') : isFiltered ? t('noMatch') : t('empty')}
        </p>
      ) : (
        <div key={question} data-desk-scroll="" className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          <ul data-desk-list="">
            {rows.map((row) => (
              <InboxRow
                key={row.id}
                row={row}
                me={me}
                isOpen={row.id === openId}
                now={now}
                typingStaff={inbox.typingStaff.get(row.id) ?? NOBODY}
                onMarkUnread={onMarkUnread}
              />
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

/** On the upper edge of the list, above the rows, so that showing it moves nothing. */
function HiddenRows({ count, onShow }: Readonly<{ count: number; onShow: () => void }>) {
  const t = useTranslations('Staff.inbox');
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 -top-4 z-10 flex justify-center text-accent-ink text-xs"
    >
      {count > 0 && (
        <button
          translate="no"
          type="button"
          onClick={onShow}
          className="pointer-events-auto inline-flex min-h-7 animate-rise items-center gap-1 rounded-full bg-accent px-3 font-medium shadow-lift"
        >
          {t('heldBack', { count })}
          <ArrowUp aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  );
}

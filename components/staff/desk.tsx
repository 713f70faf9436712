'use client';

import { useParams } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import { accentStyle } from '@/components/ui/accent';
import { useInbox } from '@/lib/client/use-inbox';
import { useTitleBadge } from '@/lib/client/use-title-badge';
import type { InboxPageDto, InboxQuery, MeDto } from '@/lib/contract/chat';
import { DeskHeader } from './desk-header';
import { Inbox } from './inbox';
import { type Filter, InboxFilters } from './inbox-filters';
import { KeyboardHelp } from './keyboard-help';
import { useDeskKeys } from './use-desk-keys';

type Props = Readonly<{ me: MeDto; initial: InboxPageDto; serverNow: number; children: ReactNode }>;

const FILTERS: Record<Filter, InboxQuery> = {
  all: {},
  mine: { assigned: 'me' },
  unassigned: { assigned: 'none' },
  waiting: { waiting: true },
};

/** List beside conversation; on a phone one at a time. */
export function Desk({ me, initial, serverNow, children }: Props) {
  const { slug } = me.hotel;
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const [isRecentFirst, setIsRecentFirst] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const query = useMemo<InboxQuery>(
    () => ({
      ...FILTERS[filter],
      ...(words ? { q: words } : {}),
      ...(isRecentFirst ? { order: 'recent' as const } : {}),
    }),
    [filter, words, isRecentFirst],
  );
  const inbox = useInbox({ slug, staffId: me.id, initial, query });
  useTitleBadge(inbox.totalUnread);
  const { conversationId } = useParams<{ conversationId?: string }>();
  const openId = conversationId === undefined ? null : Number(conversationId);
  useDeskKeys({ slug, isOpen: openId !== null, onHelp: () => setIsHelpOpen(true) });

  return (
    <div
      style={accentStyle(me.hotel.branding.accent_color)}
      className="hotel-theme flex h-dvh flex-col bg-paper text-ink"
    >
      <DeskHeader me={me} connection={inbox.connection} onHelp={() => setIsHelpOpen(true)} />
      <div className="flex min-h-0 flex-1">
        <nav
          aria-labelledby="inbox-heading"
          className={`${openId === null ? 'flex' : 'hidden lg:flex'} w-full min-w-0 flex-col border-line border-e bg-surface lg:w-90 lg:shrink-0`}
        >
          <InboxFilters
            filter={filter}
            onFilter={setFilter}
            onSearch={setWords}
            isRecentFirst={isRecentFirst}
            onOrder={setIsRecentFirst}
            totalUnread={inbox.totalUnread}
          />
          <Inbox
            inbox={inbox}
            me={me}
            openId={openId}
            serverNow={serverNow}
            isFiltered={filter !== 'all' || words !== ''}
            question={JSON.stringify(query)}
          />
        </nav>
        <div className={`${openId === null ? 'hidden lg:flex' : 'flex'} min-w-0 flex-1`}>{children}</div>
      </div>
      <KeyboardHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </div>
  );
}

'use client';

import { useParams, useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { leaveDesk } from '@/components/sign-in/leave-desk';
import { accentStyle } from '@/components/ui/accent';
import { useInbox } from '@/lib/client/use-inbox';
import { usePresence } from '@/lib/client/use-presence';
import { useTitleBadge } from '@/lib/client/use-title-badge';
import type { InboxPageDto, MeDto } from '@/lib/contract/chat';
import { pages, staffApi } from '@/lib/contract/paths';
import { AskedInPerson } from './asked-in-person';
import { DeskList } from './desk-context';
import { DeskHeader } from './desk-header';
import { EscalationBanner } from './escalation-banner';
import { Inbox } from './inbox';
import { InboxFilters } from './inbox-filters';
import { KeyboardHelp } from './keyboard-help';
import { isAnybodyReachable, UnreachableBanner } from './unreachable-banner';
import { useDeskAlarm } from './use-desk-alarm';
import { useDeskKeys } from './use-desk-keys';
import { useInboxQuery } from './use-inbox-query';
import { useWaitingCalls } from './use-waiting-calls';

type Props = Readonly<{ me: MeDto; initial: InboxPageDto; serverNow: number; children: ReactNode }>;

/**
 * The list beside the conversation; on a phone one at a time, unless the list is empty. The other pages use the whole
 * width, while counts, sounds and notifications continue.
 */
export function Desk({ me, initial, serverNow, children }: Props) {
  const { slug } = me.hotel;
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const asked = useInboxQuery();
  const inbox = useInbox(slug, { command: me, meName: me.name, initial, query: asked.query });
  useTitleBadge(inbox.totalUnread);
  useEffect(() => {
    if (inbox.ending === 'signed_out') leaveDesk();
  }, [inbox.ending]);
  const { conversationId } = useParams<{ conversationId?: string }>();
  const openId = conversationId === undefined ? null : Number(conversationId);
  const { calls, onIt } = useWaitingCalls(slug, inbox.channels, inbox.rowOf);
  const isCalled = calls.length > 0;
  const alarm = useDeskAlarm({ me, rows: inbox.received, openId, serverNow, isCalled });
  const [isReached, setIsReached] = useState(true);
  usePresence(staffApi.presence(slug), {
    conversationId: openId,
    onReply: (reply) => setIsReached(isAnybodyReachable(reply)),
  });
  const segment = useSelectedLayoutSegment();
  const isInbox = segment === null || segment === 'conversations';
  const router = useRouter();
  const { markUnread: mark } = inbox;
  const toMark = useRef<number | null>(null);
  // The conversation is closed first: if it stayed open its next read receipt would clear the mark, and a receipt that
  // is under way could arrive after the mark.
  const markUnread = useCallback(
    (id: number) => {
      if (id !== openId) return mark(id);
      toMark.current = id;
      router.push(pages.inbox(slug));
    },
    [mark, openId, router, slug],
  );
  useEffect(() => {
    if (toMark.current === null || toMark.current === openId) return;
    mark(toMark.current);
    toMark.current = null;
  }, [mark, openId]);
  useDeskKeys({ slug, openId, onHelp: () => setIsHelpOpen(true), onMarkUnread: markUnread });
  const isEmpty = inbox.rows.length === 0 && !asked.isFiltered && !inbox.isRefreshing;
  const isListAlone = isInbox && openId === null && !isEmpty;
  const openRow = (openId !== null && inbox.rowOf(openId)) || null;
  const { channels } = inbox;
  const list = useMemo(
    () => ({ hasConversations: !isEmpty, openRow, markUnread, channels }),
    [isEmpty, openRow, markUnread, channels],
  );

  return (
    <div
      style={accentStyle(me.hotel.branding.accent_color)}
      className="hotel-theme flex h-dvh flex-col bg-paper text-ink"
    >
      <DeskHeader
        me={me}
        connection={inbox.connection}
        alarm={alarm}
        totalUnread={inbox.totalUnread}
        onHelp={() => setIsHelpOpen(true)}
      />
      {!isReached && <UnreachableBanner me={me} />}
      <EscalationBanner slug={slug} calls={calls} serverNow={serverNow} onIt={(id) => void onIt(id)} />
      <main className="flex min-h-0 flex-1 max-lg:flex-col">
        <nav
          aria-labelledby="inbox-heading"
          hidden={!isInbox}
          className={`${!isInbox ? '' : openId === null ? 'flex' : 'hidden lg:flex'} ${isListAlone ? 'max-lg:min-h-0 max-lg:flex-1' : 'max-lg:shrink-0'} min-w-0 flex-col border-line bg-surface lg:w-96 lg:shrink-0 lg:border-e`}
        >
          <InboxFilters
            {...asked}
            onFilter={asked.setFilter}
            onOrder={asked.setOrder}
            onSearch={asked.setWords}
            totalUnread={inbox.totalUnread}
          />
          <Inbox
            inbox={inbox}
            me={me}
            openId={openId}
            serverNow={serverNow}
            isFiltered={asked.isFiltered}
            isPast={asked.filter === 'past'}
            onMarkUnread={markUnread}
            question={JSON.stringify(asked.query)}
          />
        </nav>
        <DeskList value={list}>
          <div className={`${isListAlone ? 'hidden lg:flex' : 'flex'} min-h-0 min-w-0 flex-1`}>
            {children}
          </div>
        </DeskList>
      </main>
      <AskedInPerson slug={slug} channel={channels.personal} />
      <KeyboardHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </div>
  );
}

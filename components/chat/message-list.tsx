'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Side } from '@/lib/client/conversation';
import { countFromOther, keyOf, newestSeqOf, seqOf, timelineOf } from '@/lib/client/timeline';
import type { ConversationView, Entry, LiveConversation } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import type { ReadingPlace, StageHandle } from './list-stage';
import type { MessageTools } from './message-tools';
import { NewMessagesPill } from './new-messages-pill';
import { OlderButton } from './older-button';
import { PlainTimeline } from './plain-timeline';
import { SearchLine } from './search-line';
import { TypingLine } from './typing-line';
import { useDrawRow } from './use-draw-row';
import { useHistory } from './use-history';
import { useLatestActions } from './use-latest-actions';
import { useMessageMenu } from './use-message-menu';
import { useThread } from './use-thread';
import { useVirtualTimeline } from './use-virtual-timeline';

type Props = Readonly<{
  view: LiveConversation;
  side: Side;
  timeZone: string;
  /** Shows the "New messages" line above the other side's first message after this number. */
  unreadAfterSeq?: number | undefined;
  tools?: MessageTools | undefined;
  className?: string;
}>;

/** The whole conversation, and the only scrolling part of its page. */
export function MessageList({ view, side, timeZone, unreadAfterSeq, tools, className = '' }: Props) {
  const t = useTranslations('Chat');
  const frame = useRef<HTMLDivElement>(null);
  const stage = useRef<StageHandle>(null);
  const place = useRef<ReadingPlace>(null);
  const { entries: newest, past, isLoadingOlder } = view;
  const { entries, hasMore } = past ?? view;
  const isPast = past !== null;
  const newestSeq = newestSeqOf(newest);
  const [seqWhenLeft, setSeqWhenLeft] = useState<number | null>(null);
  const isStartKnown = !hasMore || isBefore(entries[0], unreadAfterSeq);
  const markedAfterSeq = isStartKnown ? unreadAfterSeq : undefined;
  const rows = useMemo(
    () => timelineOf(entries, { side, timeZone, unreadAfterSeq: markedAfterSeq }),
    [entries, side, timeZone, markedAfterSeq],
  );
  const { Long, load } = useVirtualTimeline(rows.length);
  const { search, goTo } = useHistory({ view, rows, stage, prepare: load });
  const { thread, openThread, hasThread } = useThread({ view, entries, side, timeZone, goTo });
  const { menu, openMenu } = useMessageMenu(frame, entries, tools, { onThread: openThread, hasThread });
  const { retry, discard, retryChange, discardChange } = view;
  const actions = useLatestActions({
    ...{ retry, discard, openMenu, retryChange, discardChange },
    showQuoted: (message: number) => goTo({ message }),
    reply: (message: MessageDto) => tools?.onReply(message),
  });
  const onDay = (day: string) => goTo({ day });
  const draw = useDrawRow({ rows, view, side, timeZone, actions, rights: tools?.rights, onDay });

  function toNewest(behavior: ScrollBehavior) {
    place.current = null;
    if (isPast) view.toNewest();
    stage.current?.toEnd(behavior);
  }
  useOwnInSight(newest, () => toNewest('auto'));
  useFirstUnread(unreadAfterSeq, () => {
    if (isStartKnown) stage.current?.toUnread();
    else goTo({ after_seq: unreadAfterSeq ?? 0 });
  });

  const Stage = Long ?? PlainTimeline;
  return (
    <div ref={frame} className={`relative flex min-h-0 flex-1 flex-col ${className}`}>
      <Stage
        ref={stage}
        rows={rows}
        draw={draw}
        label={t('conversation')}
        isBusy={isLoadingOlder || view.isLoadingNewer}
        isPast={isPast}
        place={place}
        newestSeq={newestSeq}
        top={hasMore && <OlderButton isBusy={isLoadingOlder} onPress={view.loadOlder} />}
        bottom={!isPast && <TypingLine names={view.typing} side={side} />}
        onEnd={(isAtEnd) => setSeqWhenLeft((before) => (isAtEnd ? null : (before ?? newestSeq)))}
        onNearStart={() => hasMore && !isLoadingOlder && view.loadOlder()}
        onNearEnd={() => isPast && !view.isLoadingNewer && view.loadNewer()}
        onSeen={view.markRead}
      />
      <SearchLine search={search} />
      {menu}
      {thread}
      {(isPast || seqWhenLeft !== null) && (
        <NewMessagesPill
          count={countFromOther(newest, side, seqWhenLeft ?? newestSeq)}
          onPress={() => toNewest('smooth')}
        />
      )}
    </div>
  );
}

/** Without an earlier entry, the first unread message may not be loaded. */
function isBefore(entry: Entry | undefined, seq: number | undefined): boolean {
  return entry !== undefined && seq !== undefined && seqOf(entry) <= seq;
}

/** Scrolls to the end when the user sends a message, whatever the reading position. */
function useOwnInSight(entries: ConversationView['entries'], toEnd: () => void) {
  const last = entries.at(-1);
  const unsentKey = last && last.state !== 'sent' ? keyOf(last) : null;
  const follow = useEffectEvent(toEnd);
  useEffect(() => {
    if (unsentKey) follow();
  }, [unsentKey]);
}

/** Runs once when the conversation is opened, so that the reader starts at the first unread message. */
function useFirstUnread(unreadAfterSeq: number | undefined, go: () => void) {
  const begin = useEffectEvent(() => unreadAfterSeq !== undefined && go());
  useEffect(() => {
    begin();
  }, []);
}

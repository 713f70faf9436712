'use client';

import { type ReactNode, useState } from 'react';
import type { Side } from '@/lib/client/conversation';
import { markOf, type Row, seqOf } from '@/lib/client/timeline';
import type { ConversationView, Entry } from '@/lib/client/view';
import { DayDivider } from './day-divider';
import type { Rights } from './menu-items';
import { type BubbleActions, MessageBubble } from './message-bubble';
import { NoticeLine } from './notice-line';
import { UnreadMarker } from './unread-marker';
import { useToday } from './use-today';

type Props = Readonly<{
  rows: readonly Row[];
  view: ConversationView;
  side: Side;
  timeZone: string;
  actions: BubbleActions;
  rights: Rights | undefined;
  onDay: (day: string) => void;
}>;

/** Renders one row of a conversation, for both timelines. */
export function useDrawRow({ rows, view, side, timeZone, actions, rights, onDay }: Props) {
  const today = useToday(timeZone);
  const [seqAtStart] = useState(view.lastSeq);
  const lastOwn = rows.findLast((row) => row.kind === 'bubble' && row.isOwn)?.key;
  const newest = rows.findLast((row) => row.kind === 'bubble' && row.entry.state === 'sent')?.key;
  const isFresh = (entry: Entry) => entry.state !== 'sent' || seqOf(entry) > seqAtStart;
  const mark = (entry: Entry) => {
    const found = markOf(entry, side, view);
    // A queue position does not interest the user; a missing network does.
    return found === 'queued' && view.connection !== 'offline' ? 'sending' : found;
  };
  function draw(row: Row): ReactNode {
    switch (row.kind) {
      case 'day':
        return <DayDivider key={row.key} day={row.day} today={today} onDay={onDay} />;
      case 'unread':
        return <UnreadMarker key={row.key} />;
      case 'notice':
        return <NoticeLine key={row.key} message={row.message} side={side} />;
      case 'bubble':
        return (
          <MessageBubble
            key={row.key}
            entry={row.entry}
            side={side}
            timeZone={timeZone}
            isOwn={row.isOwn}
            isFirst={row.isFirst}
            isLast={row.isLast}
            isFresh={isFresh(row.entry)}
            mark={row.key === lastOwn ? mark(row.entry) : null}
            isNewest={row.key === newest}
            actions={actions}
            rights={rights}
          />
        );
    }
  }
  return draw;
}

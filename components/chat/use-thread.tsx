'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import type { Side } from '@/lib/client/conversation';
import type { ConversationView, Entry, HistoryPlace } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import type { ThreadSheet } from './thread-sheet';

type Needs = Readonly<{
  view: ConversationView;
  /** The entries on the screen. */
  entries: readonly Entry[];
  side: Side;
  timeZone: string;
  goTo: (place: HistoryPlace) => void;
}>;
type Shown = Readonly<{ Sheet: (props: ComponentProps<typeof ThreadSheet>) => ReactNode; messageId: number }>;

/** All replies to one message, beside the conversation. Loaded on the first use. */
export function useThread({ view, entries, side, timeZone, goTo }: Needs) {
  const [shown, setShown] = useState<Shown | null>(null);

  function openThread(message: MessageDto) {
    const messageId = message.reply_to ?? message.id;
    import('./thread-sheet').then(
      ({ ThreadSheet: Sheet }) => setShown({ Sheet, messageId }),
      () => undefined,
    );
  }

  /** Replies come after their message, so all of them are loaded except in a history window. */
  function hasThread(message: MessageDto): boolean {
    if (message.reply_to !== null || view.past !== null) return true;
    return entries.some((entry) => entry.state === 'sent' && entry.message.reply_to === message.id);
  }

  const thread = shown && (
    <shown.Sheet
      key={shown.messageId}
      messageId={shown.messageId}
      view={view}
      side={side}
      timeZone={timeZone}
      onClose={() => setShown(null)}
      onShow={(message) => {
        setShown(null);
        goTo({ message });
      }}
    />
  );
  return { thread, openThread, hasThread };
}

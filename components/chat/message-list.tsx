'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Spinner } from '@/components/ui/spinner';
import type { Side } from '@/lib/client/conversation';
import { countFromOther, keyOf, newestSeqOf, timelineOf } from '@/lib/client/timeline';
import type { ConversationView, LiveConversation } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import { MessageRows } from './message-rows';
import type { MessageTools } from './message-tools';
import { NewMessagesPill } from './new-messages-pill';
import { TypingLine } from './typing-line';
import { useLatestActions } from './use-latest-actions';
import { useMessageMenu } from './use-message-menu';
import { useQuoteJump } from './use-quote-jump';
import { useScrollKeeper } from './use-scroll-keeper';
import { useSeenMarker } from './use-seen-marker';

type Props = Readonly<{
  view: LiveConversation;
  side: Side;
  timeZone: string;
  /** Draws "New messages" above the other side's first message after this one. */
  unreadAfterSeq?: number | undefined;
  tools?: MessageTools | undefined;
  className?: string;
}>;

/** The whole conversation, and the only thing on its page that scrolls. */
export function MessageList({ view, side, timeZone, unreadAfterSeq, tools, className = '' }: Props) {
  const t = useTranslations('Chat');
  const box = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const { entries, hasMore, isLoadingOlder } = view;
  const newestSeq = newestSeqOf(entries);
  const [seqWhenLeft, setSeqWhenLeft] = useState(0);
  const rows = useMemo(
    () => timelineOf(entries, { side, timeZone, unreadAfterSeq }),
    [entries, side, timeZone, unreadAfterSeq],
  );
  const { isAtEnd, onScroll, toEnd } = useScrollKeeper(box, column, {
    onLeaveEnd: () => setSeqWhenLeft(newestSeq),
    onNearStart: () => hasMore && !isLoadingOlder && view.loadOlder(),
  });
  useSeenMarker(box, newestSeq, view.markRead);
  useOwnInSight(view, () => toEnd('auto'));
  const showQuoted = useQuoteJump(view);
  const { menu, openMenu } = useMessageMenu(box, entries, tools);
  const { retry, discard, retryChange, dropChange } = view;
  const reply = (message: MessageDto) => tools?.onReply(message);
  const actions = useLatestActions({
    ...{ retry, discard, showQuoted },
    ...{ openMenu, reply, retryChange, dropChange },
  });

  return (
    <div className={`relative flex min-h-0 flex-1 flex-col ${className}`}>
      <div
        ref={box}
        role="log"
        aria-label={t('conversation')}
        aria-live="polite"
        aria-busy={isLoadingOlder}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={onScroll}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div ref={column} className="mx-auto w-full max-w-3xl px-3 pt-3 pb-4 sm:px-5">
          {hasMore && <OlderButton isBusy={isLoadingOlder} onPress={view.loadOlder} />}
          <MessageRows
            rows={rows}
            view={view}
            side={side}
            timeZone={timeZone}
            actions={actions}
            rights={tools?.rights}
          />
          <TypingLine names={view.typing} side={side} />
        </div>
      </div>
      {menu}
      {!isAtEnd && (
        <NewMessagesPill count={countFromOther(entries, side, seqWhenLeft)} onPress={() => toEnd('smooth')} />
      )}
    </div>
  );
}

/** Scrolling up fetches by itself; the button is for keyboards, and for after a failure. */
function OlderButton({ isBusy, onPress }: Readonly<{ isBusy: boolean; onPress: () => void }>) {
  const t = useTranslations('Chat');
  return (
    <div className="flex h-11 items-center justify-center text-ink-soft text-sm">
      {isBusy ? (
        <Spinner label={t('loadingOlder')} className="size-5" />
      ) : (
        <button type="button" onClick={onPress} className="min-h-11 px-4 font-medium">
          {t('loadOlder')}
        </button>
      )}
    </div>
  );
}

/** Whoever sends wants to see it arrive, wherever they were reading. */
function useOwnInSight({ entries }: Pick<ConversationView, 'entries'>, toEnd: () => void) {
  const last = entries.at(-1);
  const unsentKey = last && last.state !== 'sent' ? keyOf(last) : null;
  const follow = useEffectEvent(toEnd);
  useEffect(() => {
    if (unsentKey) follow();
  }, [unsentKey]);
}

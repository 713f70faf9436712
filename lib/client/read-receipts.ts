import type { MessageDto } from '@/lib/contract/chat';
import type { ConversationApi } from './api';
import type { Conversation, Side } from './conversation';
import { createMarkSender } from './mark-sender';
import type { PagePresence } from './page-presence';

/**
 * A read receipt is sent at once, since a reader who leaves quickly has still seen the message. While scrolling,
 * receipts are sent at intervals.
 */
const READING = { waitMs: 0, betweenMs: 300 };
/** Long enough that a message which is read at once is reported as read only, not as delivered before. */
const ARRIVING = { waitMs: 2000, betweenMs: 2000 };

type Needs = {
  side: Side;
  /** The last message that this person has read. Others on their side may have read further. */
  myReadSeq: number;
  page: Pick<PagePresence, 'isVisible'>;
  api: Pick<ConversationApi, 'markRead' | 'markDelivered'>;
  state(): Conversation;
  onRead(upToSeq: number): void;
  onFailure(cause: unknown): void;
};

/** Reports to the server what this side has received and read. */
export function createReceipts({ side, myReadSeq, page, api, state, onRead, onFailure }: Needs) {
  let mine = myReadSeq;
  const reading = createMarkSender({
    ...READING,
    isDue: page.isVisible,
    tell: api.markRead,
    onDone(upToSeq) {
      mine = Math.max(mine, upToSeq);
      onRead(upToSeq);
    },
    onFailure,
  });
  const arriving = createMarkSender({
    ...ARRIVING,
    isDue: (upToSeq) => isOnItsWay(newestFromOther(upToSeq)),
    tell: api.markDelivered,
    onFailure,
  });

  function newestFromOther(upToSeq = Number.POSITIVE_INFINITY): MessageDto | undefined {
    const writer = side === 'guest' ? 'staff' : 'guest';
    const isMeant = (message: MessageDto) => message.sender_type === writer && message.seq <= upToSeq;
    // Messages of a history window are older than all the others.
    return state().messages.findLast(isMeant) ?? state().past?.messages.findLast(isMeant);
  }

  function isOnItsWay(message: MessageDto | undefined): message is MessageDto {
    return message?.delivered_at === null && message.seq > readSeq();
  }

  /** All devices of a guest count as one reader. Each colleague has their own read position. */
  function readSeq(): number {
    return side === 'guest' ? Math.max(mine, state().guestReadSeq) : mine;
  }

  return {
    /** Ignores own messages and those that are already read. */
    read(upToSeq: number) {
      const newest = newestFromOther(upToSeq);
      if (newest && newest.seq > readSeq()) reading.mark(newest.seq);
    },
    /** On the desk the inbox reports deliveries for all conversations. */
    recordArrivals() {
      if (side === 'staff') return;
      const newest = newestFromOther();
      if (isOnItsWay(newest)) arriving.mark(newest.seq);
    },
    /** Call when the page becomes visible or online again. */
    flush() {
      reading.flush();
      arriving.flush();
    },
    stop() {
      reading.stop();
      arriving.stop();
    },
  };
}

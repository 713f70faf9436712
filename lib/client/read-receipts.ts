import type { MessageDto } from '@/lib/contract/chat';
import type { ConversationApi } from './api';
import type { Conversation, Side } from './conversation';
import { createMarkSender } from './mark-sender';
import type { PagePresence } from './page-presence';

/** Reading is told at once, since whoever leaves quickly has seen it all the same; scrolling through it is told in steps. */
const READING = { waitMs: 0, betweenMs: 300 };
/** Long enough for what is read at once to be told as read, and never as delivered before it. */
const ARRIVING = { waitMs: 2000, betweenMs: 2000 };

type Needs = {
  side: Side;
  /** Where this person stopped, who may be behind others of their side. */
  myReadSeq: number;
  page: Pick<PagePresence, 'isVisible'>;
  api: Pick<ConversationApi, 'markRead' | 'markDelivered'>;
  state(): Conversation;
  onRead(upToSeq: number): void;
  onFailure(cause: unknown): void;
};

/** What this page tells the server of how far its side has got. */
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
    // What somebody looks back at is older than all the rest.
    return state().messages.findLast(isMeant) ?? state().past?.messages.findLast(isMeant);
  }

  function isOnItsWay(message: MessageDto | undefined): message is MessageDto {
    return message?.delivered_at === null && message.seq > readSeq();
  }

  /** A guest's devices are one reader; colleagues each have their own place. */
  function readSeq(): number {
    return side === 'guest' ? Math.max(mine, state().guestReadSeq) : mine;
  }

  return {
    /** Reading one's own words, or what one has read already, is no news. */
    read(upToSeq: number) {
      const newest = newestFromOther(upToSeq);
      if (newest && newest.seq > readSeq()) reading.mark(newest.seq);
    },
    /** A desk's list hears of every conversation, and says what has arrived for all of them. */
    noteArrivals() {
      if (side === 'staff') return;
      const newest = newestFromOther();
      if (isOnItsWay(newest)) arriving.mark(newest.seq);
    },
    /** Back in sight or online. */
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

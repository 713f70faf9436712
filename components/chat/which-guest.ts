import { createContext, use } from 'react';
import type { Side } from '@/lib/client/conversation';
import type { MessageDto } from '@/lib/contract/chat';

/** Which of those who share a stay is looking: a companion's number, null for whoever booked, and at the desk. */
export const WhichGuest = createContext<number | null>(null);

/** Whether the very person who looks wrote it, and not somebody who stays along with them. */
export function useIsSelf(side: Side): (message: Pick<MessageDto, 'sender_type' | 'companion'>) => boolean {
  const companionId = use(WhichGuest);
  return ({ sender_type, companion }) =>
    side === 'guest' && sender_type === 'guest' && companion === companionId;
}

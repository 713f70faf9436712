import { createContext, use } from 'react';
import type { Side } from '@/lib/client/conversation';
import type { MessageDto } from '@/lib/contract/chat';

/**
 * The person of a shared stay who uses this page: a companion's id, or null for the guest who booked and on the desk.
 */
export const WhichGuest = createContext<number | null>(null);

/** Returns a test whether the person who uses this page wrote a message, as opposed to someone who shares the stay. */
export function useIsSelf(side: Side): (message: Pick<MessageDto, 'sender_type' | 'companion'>) => boolean {
  const companionId = use(WhichGuest);
  return ({ sender_type, companion }) =>
    side === 'guest' && sender_type === 'guest' && companion === companionId;
}

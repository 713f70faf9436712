import type { MessageDto } from '@/lib/contract/chat';
import type { ThreadDto } from '@/lib/contract/history';
import type { Entry } from './view';

/** What was fetched, as it has become since: what is on the screen is newer than an answer from a moment ago. */
export function threadOf(
  { message, replies, has_more }: ThreadDto,
  entries: readonly Entry[],
): Pick<ThreadDto, 'message' | 'replies'> {
  const live = new Map<number, MessageDto>();
  for (const entry of entries) if (entry.state === 'sent') live.set(entry.message.id, entry.message);
  const asItIsNow = (each: MessageDto) => live.get(each.id) ?? each;
  const known = new Set(replies.map(({ id }) => id));
  // While pages are still missing, an answer from the newest end would leave a hole before it.
  const joined = has_more
    ? []
    : [...live.values()].filter((each) => each.reply_to === message.id && !known.has(each.id));
  return {
    message: asItIsNow(message),
    replies: [...replies, ...joined].map(asItIsNow).filter(({ is_deleted }) => !is_deleted),
  };
}

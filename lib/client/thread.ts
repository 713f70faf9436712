import type { MessageDto } from '@/lib/contract/chat';
import type { ThreadDto } from '@/lib/contract/history';
import type { Entry } from './view';

/** Applies later changes to a fetched thread: the messages on the screen are newer than the answer. */
export function threadOf(
  { message, replies, has_more }: ThreadDto,
  entries: readonly Entry[],
): Pick<ThreadDto, 'message' | 'replies'> {
  const live = new Map<number, MessageDto>();
  for (const entry of entries) if (entry.state === 'sent') live.set(entry.message.id, entry.message);
  const asItIsNow = (each: MessageDto) => live.get(each.id) ?? each;
  const known = new Set(replies.map(({ id }) => id));
  // While pages are missing, a reply from the newest end would leave a hole before it.
  const joined = has_more
    ? []
    : [...live.values()].filter((each) => each.reply_to === message.id && !known.has(each.id));
  return {
    message: asItIsNow(message),
    replies: [...replies, ...joined].map(asItIsNow).filter(({ is_deleted }) => !is_deleted),
  };
}

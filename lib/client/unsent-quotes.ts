import type { MessageDto, ReplyPreviewDto } from '@/lib/contract/chat';
import { preview } from '@/lib/contract/preview';
import type { Entry } from './view';

type Known = { readonly source: MessageDto | null; readonly entry: Entry };
const known = new WeakMap<Entry, Known>();

/** Adds the quoted message to an unsent reply, so that the reply shows it at once. */
export function withQuotes(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry) => {
    if (entry.state === 'sent' || entry.replyTo === null) return entry;
    const source = sourceOf(entries, entry.replyTo);
    const before = known.get(entry);
    if (before?.source === source) return before.entry;
    const quoting: Entry = { ...entry, quote: source && quoteOf(source) };
    known.set(entry, { source, entry: quoting });
    return quoting;
  });
}

function sourceOf(entries: readonly Entry[], id: number): MessageDto | null {
  const found = entries.find((entry) => entry.state === 'sent' && entry.message.id === id);
  return found?.state === 'sent' ? found.message : null;
}

export function quoteOf(message: MessageDto): ReplyPreviewDto {
  return {
    id: message.id,
    message: preview(message.message),
    sender_type: message.sender_type,
    sender_name: message.staff_name ?? message.guest_name ?? '',
    companion: message.companion,
    timestamp: message.timestamp,
    is_deleted: message.is_deleted,
    attachment_count: message.attachments.length,
  };
}

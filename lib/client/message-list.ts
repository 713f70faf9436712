import type { MessageDto, ReplyPreviewDto } from '@/lib/contract/chat';
import { preview } from '@/lib/contract/preview';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';

/** A deleted message keeps its position, author and time, but nothing of its content. */
export function tidy(message: MessageDto): MessageDto {
  if (!message.is_deleted) return message;
  return {
    ...message,
    message: DELETED_TEXT,
    attachments: [],
    has_attachments: false,
    is_edited: false,
    edited_at: null,
    reply_to: null,
    reply_to_message: null,
  };
}

/**
 * Inserts a message in order, or replaces its older version. A deleted message stays deleted: a log entry that is older
 * than the loaded page must not restore the text.
 */
export function insert(messages: readonly MessageDto[], message: MessageDto): readonly MessageDto[] {
  let place = messages.length;
  while (place > 0 && (messages[place - 1]?.seq ?? 0) > message.seq) place -= 1;
  const known = messages[place - 1];
  if (known?.id !== message.id) return [...messages.slice(0, place), tidy(message), ...messages.slice(place)];
  if (known.is_deleted) return messages;
  return [...messages.slice(0, place - 1), tidy(message), ...messages.slice(place)];
}

/** Applies an edit or a delete to the message and to quotes of it. Has no effect on messages that are not loaded. */
export function revise(messages: readonly MessageDto[], revised: MessageDto): readonly MessageDto[] {
  const known = messages.find((message) => message.id === revised.id);
  const kept = known ? insert(messages, revised) : messages;
  const isDeleted = revised.is_deleted || known?.is_deleted;
  const quote = { message: preview(revised.message), attachment_count: revised.attachments.length };
  return requote(kept, revised.id, isDeleted ? DELETED_QUOTE : quote);
}

export function markDeleted(
  messages: readonly MessageDto[],
  id: number,
  deletedAt: string,
): readonly MessageDto[] {
  const marked = messages.map((message) =>
    message.id === id && !message.is_deleted
      ? tidy({ ...message, is_deleted: true, deleted_at: deletedAt })
      : message,
  );
  return requote(marked, id, DELETED_QUOTE);
}

const DELETED_QUOTE = { message: DELETED_TEXT, attachment_count: 0, is_deleted: true };

function requote(
  messages: readonly MessageDto[],
  id: number,
  change: Partial<ReplyPreviewDto>,
): readonly MessageDto[] {
  return messages.map((message) => {
    const quoted = message.reply_to_message;
    if (quoted?.id !== id || quoted.is_deleted) return message;
    return { ...message, reply_to_message: { ...quoted, ...change } };
  });
}

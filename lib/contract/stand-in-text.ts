/**
 * The text of a message that has no text of its own. Older clients show any text that they receive and would show an
 * empty line; these are the texts of their own server, which they recognize. Our screens use `ownText` and show a text
 * in the language of the reader.
 */
export const DELETED_TEXT = '[Message deleted]';
export const FILES_TEXT = '[File shared]';

type Drawn = Readonly<{ message: string; is_deleted: boolean }> &
  Readonly<{ attachments: readonly unknown[] } | { attachment_count: number }>;

export function textOrStandIn(
  text: string,
  { isDeleted, files }: { isDeleted: boolean; files: number },
): string {
  if (isDeleted) return DELETED_TEXT;
  return text === '' && files > 0 ? FILES_TEXT : text;
}

/** The author's text of a message or a quote; empty when there is none or the message is deleted. */
export function ownText(drawn: Drawn): string {
  const files = 'attachments' in drawn ? drawn.attachments.length : drawn.attachment_count;
  return drawn.is_deleted || (drawn.message === FILES_TEXT && files > 0) ? '' : drawn.message;
}

/**
 * What a message says where it has no text of its own. Older clients draw whatever text they are given and would show an
 * empty line; these are the words their own server gave them, which they know. Our screens ask for `ownText` and say it
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

/** What the author wrote, of a message or a quote of one; empty where nothing was written or the message is deleted. */
export function ownText(drawn: Drawn): string {
  const files = 'attachments' in drawn ? drawn.attachments.length : drawn.attachment_count;
  return drawn.is_deleted || (drawn.message === FILES_TEXT && files > 0) ? '' : drawn.message;
}

import { describe, expect, it } from 'vitest';
import { DELETED_TEXT, FILES_TEXT, ownText, textOrStandIn } from '@/lib/contract/stand-in-text';

describe('the text of a message on the wire', () => {
  it.each([
    ['Hello', false, 0, 'Hello', 'Hello'],
    ['Hello', false, 2, 'Hello', 'Hello'],
    ['', false, 1, FILES_TEXT, ''],
    ['Hello', true, 1, DELETED_TEXT, ''],
    ['', true, 0, DELETED_TEXT, ''],
    [FILES_TEXT, false, 0, FILES_TEXT, FILES_TEXT],
    [DELETED_TEXT, false, 0, DELETED_TEXT, DELETED_TEXT],
  ])(
    "sends %j (deleted: %s, files: %d) as %j, and reads the author's own text as %j",
    (body, isDeleted, files, text, own) => {
      const message = textOrStandIn(body, { isDeleted, files });
      expect(message).toBe(text);
      expect(ownText({ message, is_deleted: isDeleted, attachment_count: files })).toBe(own);
      expect(ownText({ message, is_deleted: isDeleted, attachments: Array(files).fill(0) })).toBe(own);
    },
  );
});

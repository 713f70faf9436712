import { describe, expect, it } from 'vitest';
import { filesFormSchema } from '@/lib/contract/attachments';
import { guestFormSchema, messageTextSchema, sendMessageSchema } from '@/lib/contract/chat';
import { messageTextOf } from '@/lib/contract/plain-text';

const BLANKS = [
  '\u200b\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u115f\u1160',
  '\u17b4',
  '\u180e',
  '\u2800\u2800',
  '\u3164',
  '\uffa0',
  '\ufe0f',
  '\u{e0020}\u{e007f}',
  '\u{e0100}',
  '\u{1d173}',
  '\u061c\u202e\u2066',
  '\u0301',
  '\u0301'.repeat(300),
  '\u20e3',
  '\u0007\u001b',
  '\u0000',
  '\u2028\u2029\u00a0\u3000',
  '\ufffc',
];

describe('a message without visible text', () => {
  it.each(BLANKS)('rejects a message without visible text like an empty one: %j', (text) => {
    expect(messageTextOf(`  ${text}\n`)).toBe('');
    expect(messageTextSchema.safeParse(text).success).toBe(false);
    expect(sendMessageSchema.safeParse({ message: text }).success).toBe(false);
    expect(guestFormSchema.safeParse({ message: text }).success).toBe(false);
  });

  it.each(BLANKS)('reads a caption without visible text as empty: %j', (message) => {
    expect(sendMessageSchema.parse({ message, attachment_ids: [1] }).message).toBe('');
    expect(filesFormSchema.parse({ message, files: [new File(['x'], 'a.txt')] }).message).toBe('');
  });
});

it.each([
  ['ا', 'ا'],
  ['e\u0301', 'e\u0301'],
  ['👨‍👩‍👧', '👨‍👩‍👧'],
  ['❤️', '❤️'],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['1️⃣', '1️⃣'],
  ['.', '.'],
  ['\u200bOK\u200b', '\u200bOK\u200b'],
  ['می‌خواهم', 'می‌خواهم'],
  ['\u25cc\u0301', '\u25cc\u0301'],
  ['  two\nlines ', 'two\nlines'],
])('keeps a message with visible text unchanged: %j', (text, kept) => {
  expect(messageTextOf(text)).toBe(kept);
});

it('counts a line break typed into the plain form as one character', () => {
  const typed = 'a\n'.repeat(2000).trimEnd();
  expect(guestFormSchema.parse({ message: typed.replaceAll('\n', '\r\n') }).message).toBe(typed);
});

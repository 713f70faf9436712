import { expect, it } from 'vitest';
import { aMessage } from '@/lib/testing/a-message';
import { threadOf } from './thread';
import type { Entry } from './view';

const source = { ...aMessage(), id: 1, message: 'When is breakfast?' };
const first = { ...aMessage(), id: 5, message: 'At seven', reply_to: 1 };
const fetched = { message: source, replies: [first], has_more: false, last_seq: 5 };
const sent = (message: typeof source): Entry => ({ state: 'sent', message });
const textsOf = (thread: ReturnType<typeof threadOf>) => thread.replies.map(({ message }) => message);

it('returns the fetched thread when none of it is on the screen', () => {
  expect(threadOf(fetched, [])).toEqual({ message: source, replies: [first] });
});

it('applies later edits, and leaves out replies that were deleted since', () => {
  const edited = { ...first, message: 'At half past six', is_edited: true };
  expect(textsOf(threadOf(fetched, [sent(edited)]))).toEqual(['At half past six']);
  expect(textsOf(threadOf(fetched, [sent({ ...first, is_deleted: true })]))).toEqual([]);
  const gone = { ...source, is_deleted: true };
  expect(threadOf(fetched, [sent(gone)]).message.is_deleted).toBe(true);
});

it('adds replies that arrived since, and none to other messages', () => {
  const next = { ...aMessage(), id: 9, message: 'Thank you', reply_to: 1 };
  const other = { ...aMessage(), id: 8, message: 'And lunch?', reply_to: 2 };
  expect(textsOf(threadOf(fetched, [sent(first), sent(other), sent(next)]))).toEqual([
    'At seven',
    'Thank you',
  ]);
});

it('adds no newer reply while pages are missing', () => {
  const next = { ...aMessage(), id: 9, message: 'Thank you', reply_to: 1 };
  expect(textsOf(threadOf({ ...fetched, has_more: true }, [sent(next)]))).toEqual(['At seven']);
});

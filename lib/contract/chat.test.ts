import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conversationEventSchema,
  inboxQuerySchema,
  messagePageQuerySchema,
  messageSchema,
  messageTextSchema,
  sendMessageSchema,
  staffSendSchema,
} from '@/lib/contract/chat';
import { AN_EVENT, aMessage } from '@/lib/testing/a-message';
import { anyText } from '@/lib/testing/any-text';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('messageTextSchema', () => {
  it('trims a text and removes NUL', () => {
    expect(messageTextSchema.parse(' \n\u0000 Two\u0000 towels,\nplease \t\u0000 ')).toBe(
      'Two towels,\nplease',
    );
  });

  it.each(['', ' ', '\n\t ', '\u0000', ' \u0000 ', '\u00a0\ufeff'])(
    'rejects a text that is only space: %j',
    (text) => {
      expect(accepts(messageTextSchema, text)).toBe(false);
    },
  );

  it('accepts up to 4,000 characters, counted after trimming', () => {
    expect(accepts(messageTextSchema, 'x'.repeat(4000))).toBe(true);
    expect(accepts(messageTextSchema, `  ${'x'.repeat(4000)}\u0000\n`)).toBe(true);
    expect(accepts(messageTextSchema, 'x'.repeat(4001))).toBe(false);
  });

  it('leaves emoji and text of any script unchanged', () => {
    const texts = [
      '👩‍👩‍👧‍👦',
      '🍀'.repeat(2000),
      'مرحبا',
      'e\u0301',
      '\u202eright to left',
      "Robert'); DROP TABLE--",
    ];
    for (const text of texts) expect(messageTextSchema.parse(text)).toBe(text);
  });

  it('does not change a text that it has already cleaned', () => {
    fc.assert(
      fc.property(anyText(50), (text) => {
        const once = messageTextSchema.safeParse(text);
        fc.pre(once.success);
        expect(messageTextSchema.parse(once.data)).toBe(once.data);
        expect(once.data).not.toMatch(/^\s|\s$|\0/);
      }),
    );
  });
});

describe('sendMessageSchema and staffSendSchema', () => {
  it.each([
    ['a field of its own making', { message: 'a', sender_type: 'staff' }],
    ['somebody else as its author', { message: 'a', staff: 1 }],
    ['an operator for an id', { message: 'a', reply_to: { gt: 0 } }],
    ['a text for an id', { message: 'a', reply_to: '7' }],
    ['an id of nothing', { message: 'a', reply_to: 0 }],
    ['an operator for a text', { message: { not: '' } }],
    ['an empty client id', { message: 'a', client_message_id: '' }],
    ['an endless client id', { message: 'a', client_message_id: 'x'.repeat(101) }],
    ['a number for a client id', { message: 'a', client_message_id: 7 }],
  ])('rejects a message with %s', (_, input) => {
    expect(accepts(sendMessageSchema, input)).toBe(false);
    expect(accepts(staffSendSchema, input)).toBe(false);
  });

  it('accepts the last seen entry from staff and rejects it from guests', () => {
    const input = { message: 'a', last_seen_seq: 3 };
    expect(accepts(staffSendSchema, input)).toBe(true);
    expect(accepts(sendMessageSchema, input)).toBe(false);
  });
});

describe('the query for a page', () => {
  it('accepts at most one cursor', () => {
    expect(messagePageQuerySchema.parse({ before: '7', limit: '200' })).toEqual({ before: 7, limit: 200 });
    expect(accepts(messagePageQuerySchema, { before: '7', after: '7' })).toBe(false);
    expect(accepts(messagePageQuerySchema, { before: '7', before_id: '7' })).toBe(false);
  });

  it.each(['0', '201', '-1', '1.5', '1e2', '٣', '', ' 1', '9'.repeat(16), 'NaN'])(
    'rejects the limit %j',
    (limit) => {
      expect(accepts(messagePageQuerySchema, { limit })).toBe(false);
      expect(accepts(inboxQuerySchema, { limit })).toBe(false);
    },
  );
});

describe('the wire format', () => {
  it('reads a message back unchanged', () => {
    for (const message of [aMessage(), aMessage({ deleted_at: new Date() })]) {
      expect(messageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
    }
  });

  it.each(Object.values(AN_EVENT))('reads an event of type $type back unchanged', (event) => {
    expect(conversationEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });
});

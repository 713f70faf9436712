import { describe, expect, it } from 'vitest';
import { messageSchema } from '@/lib/contract/chat';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { toMessageDto } from '@/lib/guest-chat/message-row';
import { aMessageRow, aStaffMessageRow } from '@/lib/testing/a-message';

const NOW = new Date('2026-11-23T06:00:00.000Z');
const THEN = '2026-11-23T05:00:00.000Z';
const CANARY = 'the-deleted-words';
const QUOTE = {
  reply_id: 6n,
  reply_body: `${CANARY} that were quoted`,
  reply_sender_type: 'guest',
  reply_sender_name: 'Aoife Byrne',
  reply_created_at: NOW,
} as const;

describe('toMessageDto', () => {
  it('returns a message that matches its schema, whoever its author', () => {
    const notice = { kind: 'staff_joined', staff_name: 'Brendan Daly' };
    const rows = [
      aMessageRow(),
      aStaffMessageRow({ ...QUOTE, read_at: NOW }),
      aMessageRow({ sender_type: 'system', sender_name: '', notice }),
    ];
    for (const row of rows) expect(messageSchema.parse(toMessageDto(row))).toEqual(toMessageDto(row));
  });

  it('returns ids as numbers and times as UTC strings', () => {
    const dto = toMessageDto(aMessageRow());
    expect(dto).toMatchObject({ id: 7, seq: 3, conversation_id: 5, timestamp: THEN });
    expect(() => JSON.stringify(dto)).not.toThrow();
  });

  it('names the author as they were when they wrote', () => {
    expect(toMessageDto(aMessageRow())).toMatchObject({
      guest_name: 'Aoife Byrne',
      staff: null,
      staff_name: null,
      staff_info: null,
    });
    expect(toMessageDto(aStaffMessageRow())).toMatchObject({
      guest_name: null,
      staff: 4711,
      staff_name: 'Brendan Daly',
      staff_role_name: 'receptionist',
      staff_info: {
        name: 'Brendan Daly',
        role: 'receptionist',
        department: 'reception',
        profile_image: null,
      },
    });
  });
});

describe('a deleted message', () => {
  it('has its place, its author and its time, and never its text', () => {
    const dto = toMessageDto(aMessageRow({ body: CANARY, edited_at: NOW, deleted_at: NOW }));
    expect(dto).toMatchObject({
      id: 7,
      seq: 3,
      guest_name: 'Aoife Byrne',
      timestamp: THEN,
      is_deleted: true,
    });
    expect(JSON.stringify(dto)).not.toContain(CANARY);
  });

  it('is not quoted by its replies either', () => {
    const dto = toMessageDto(aStaffMessageRow({ ...QUOTE, reply_deleted_at: NOW }));
    expect(dto.reply_to_message).toMatchObject({ id: 6, message: DELETED_TEXT, is_deleted: true });
    expect(JSON.stringify(dto)).not.toContain(CANARY);
  });
});

describe('the receipts of a message', () => {
  it.each([
    [
      'guest',
      aMessageRow({ read_at: NOW }),
      { read_by_staff: true, read_by_guest: false, guest_read_at: null },
    ],
    [
      'staff',
      aStaffMessageRow({ read_at: NOW }),
      { read_by_staff: false, read_by_guest: true, staff_read_at: null },
    ],
  ])('come from the other side for a message of the %s', (_, row, expected) => {
    const dto = toMessageDto(row);
    expect(dto).toMatchObject({
      ...expected,
      status: 'read',
      is_read_by_recipient: true,
      read_at: NOW.toISOString(),
    });
  });

  it.each([
    ['pending', aMessageRow()],
    ['delivered', aMessageRow({ delivered_at: NOW })],
    ['read', aMessageRow({ delivered_at: NOW, read_at: NOW })],
  ])('set the status %s', (status, row) => expect(toMessageDto(row).status).toBe(status));
});

describe('a reply', () => {
  it('includes the beginning of the message that it answers', () => {
    const dto = toMessageDto(aStaffMessageRow({ ...QUOTE, reply_body: 'x'.repeat(4000) }));
    expect(dto).toMatchObject({
      reply_to: 6,
      reply_to_message: { sender_name: 'Aoife Byrne', is_deleted: false },
    });
    expect(dto.reply_to_message?.message).toBe(`${'x'.repeat(99)}…`);
  });

  it('has no quote without a message to answer', () => {
    expect(toMessageDto(aMessageRow())).toMatchObject({ reply_to: null, reply_to_message: null });
  });
});

import { describe, expect, it } from 'vitest';
import { aNotification } from '@/lib/testing/a-message';
import { alertsOf } from './calling';

const ME = { id: 1, role: 'receptionist', department: 'reception', is_on_duty: true } as const;
const SINCE = '2026-11-23T10:00:00.000Z';
const place = { me: ME, since: SINCE, seenId: null };
const NEW = {
  id: 5,
  unread_count: 1,
  last_message_sender_type: 'guest',
  last_message_time: '2026-11-23T10:00:01.000Z',
  status: 'open',
  current_staff_handler: null,
} as const;
const calls = (change: object, where: object = {}) =>
  alertsOf([{ ...aNotification(null).row, ...NEW, ...change }], { ...place, ...where }).length > 0;
const handledBy = (id: number) => ({ current_staff_handler: { id, name: 'A', role: 'receptionist' } });

describe('a conversation calls', () => {
  it('with new words of a guest that nobody has looked at', () => {
    expect(calls({})).toBe(true);
    expect(calls({ unread_count: 0 })).toBe(false);
    expect(calls({ last_message_sender_type: 'staff' })).toBe(false);
    expect(calls({ status: 'closed' })).toBe(false);
  });

  it('not with what was there when the desk was opened, nor where somebody is reading here', () => {
    expect(calls({ last_message_time: SINCE })).toBe(false);
    expect(calls({}, { seenId: 5 })).toBe(false);
    expect(calls({}, { seenId: 6 })).toBe(true);
  });

  it('whoever looks after the guest, on duty or not, and nobody else', () => {
    expect(calls(handledBy(1), { me: { ...ME, is_on_duty: false } })).toBe(true);
    expect(calls(handledBy(2))).toBe(false);
  });

  it('those on duty at the front while nobody does', () => {
    expect(calls({}, { me: { ...ME, is_on_duty: false } })).toBe(false);
    expect(calls({}, { me: { ...ME, role: 'cook', department: 'kitchen' } })).toBe(false);
    expect(calls({}, { me: { ...ME, role: 'concierge', department: 'front-office' } })).toBe(true);
  });

  it('those on duty in the department that was asked, and not the front', () => {
    const cook = { ...ME, role: 'cook', department: 'kitchen' };
    expect(calls({ department: 'kitchen' }, { me: cook })).toBe(true);
    expect(calls({ department: 'kitchen' }, { me: { ...cook, is_on_duty: false } })).toBe(false);
    expect(calls({ department: 'kitchen' })).toBe(false);
  });
});

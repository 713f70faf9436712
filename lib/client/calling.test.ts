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

describe('alertsOf', () => {
  it('alerts for unread guest messages in open conversations only', () => {
    expect(calls({})).toBe(true);
    expect(calls({ unread_count: 0 })).toBe(false);
    expect(calls({ last_message_sender_type: 'staff' })).toBe(false);
    expect(calls({ status: 'closed' })).toBe(false);
  });

  it('does not alert for messages from before the desk was opened, nor for the visible conversation', () => {
    expect(calls({ last_message_time: SINCE })).toBe(false);
    expect(calls({}, { seenId: 5 })).toBe(false);
    expect(calls({}, { seenId: 6 })).toBe(true);
  });

  it('alerts only the handler, on duty or not', () => {
    expect(calls(handledBy(1), { me: { ...ME, is_on_duty: false } })).toBe(true);
    expect(calls(handledBy(2))).toBe(false);
  });

  it('alerts the staff on duty at the front office when there is no handler', () => {
    expect(calls({}, { me: { ...ME, is_on_duty: false } })).toBe(false);
    expect(calls({}, { me: { ...ME, role: 'cook', department: 'kitchen' } })).toBe(false);
    expect(calls({}, { me: { ...ME, role: 'concierge', department: 'front-office' } })).toBe(true);
  });

  it('alerts the staff on duty in the assigned department, and not the front office', () => {
    const cook = { ...ME, role: 'cook', department: 'kitchen' };
    expect(calls({ department: 'kitchen' }, { me: cook })).toBe(true);
    expect(calls({ department: 'kitchen' }, { me: { ...cook, is_on_duty: false } })).toBe(false);
    expect(calls({ department: 'kitchen' })).toBe(false);
  });
});

import type { InboxRowDto, MeDto } from '@/lib/contract/chat';

type Place = {
  me: Pick<MeDto, 'id' | 'role' | 'department' | 'is_on_duty'>;
  /** The time when the desk was opened. Older messages were visible then and raise no alert. */
  since: string;
  /** The conversation that is open and visible. Its messages are marked read without an alert. */
  seenId: number | null;
};

/** The conversations that alert this staff member: they have unread guest messages. */
export function alertsOf(rows: readonly InboxRowDto[], { me, since, seenId }: Place): InboxRowDto[] {
  return rows.filter(
    (row) =>
      row.unread_count > 0 &&
      row.last_message_sender_type === 'guest' &&
      row.last_message_time > since &&
      row.status === 'open' &&
      row.id !== seenId &&
      isFor(me, row),
  );
}

/**
 * The handler of the conversation. Without a handler: staff on duty in the assigned department, or at the front office
 * if there is none. Everyone else is notified by the escalation.
 */
function isFor(me: Place['me'], { current_staff_handler: handler, department }: InboxRowDto): boolean {
  if (handler) return handler.id === me.id;
  if (department) return me.is_on_duty && me.department === department;
  return me.is_on_duty && (me.role === 'receptionist' || me.department === 'front-office');
}

import type { InboxRowDto, MeDto } from '@/lib/contract/chat';

type Place = {
  me: Pick<MeDto, 'id' | 'role' | 'department' | 'is_on_duty'>;
  /** What was there already when the desk was opened was in sight then. */
  since: string;
  /** The conversation that is open and in sight, which reads itself. */
  seenId: number | null;
};

/** The conversations that call whoever sits here: new words of a guest that nobody has looked at yet. */
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
 * Whoever looks after the guest; nobody yet: those on duty in the department that was asked, else at the front. For
 * everybody else there is the ladder.
 */
function isFor(me: Place['me'], { current_staff_handler: handler, department }: InboxRowDto): boolean {
  if (handler) return handler.id === me.id;
  if (department) return me.is_on_duty && me.department === department;
  return me.is_on_duty && (me.role === 'receptionist' || me.department === 'front-office');
}

import type { NotificationPayload } from './ports';

/** Types of outbox rows that are not entries of the event log. A call that an escalation step queued: */
export const ESCALATION_CALL = 'guest_waiting';
/** The timer of a conversation whose guest waits, and of one whose guest has not read an answer. */
export const ESCALATION_TIMER = 'ladder_step';
export const GUEST_MAIL_TIMER = 'guest_mail';
/** Publishes nothing: it disconnects the sockets of a user whose right has ended. */
export const ACCESS_ENDED = 'access_ended';
/** Tells the clients that still listen to a channel's old name that the channel has a new one. */
export const CHANNEL_CHANGED = 'channel_changed';
/** What open pages show of one stay, or of all stays of a hotel, has changed. Database triggers write these rows. */
export const STAY_CHANGED = 'stay_changed';
export const HOTEL_CHANGED = 'hotel_changed';
/** The timer of a right that expires by itself. */
export const ACCESS_TIMER = 'access_ends';
/** One webhook call, by the id of its row in the call log. It delays no other outbox item. */
export const WEBHOOK_CALL = 'webhook_call';
/** Rows that act at a time that was set for them. */
export const TIMERS: readonly string[] = [ESCALATION_TIMER, GUEST_MAIL_TIMER, ACCESS_TIMER];
/** Timers that only write to the database, so that two processes may safely run the same one at once. */
export const WRITING_TIMERS: readonly string[] = [ESCALATION_TIMER, ACCESS_TIMER];
/** Types that do not count towards the outbox backlog. */
export const NOT_WAITING: readonly string[] = [...TIMERS, WEBHOOK_CALL];

export function timerOf(type: string): NotificationPayload['timer'] {
  return type === ESCALATION_TIMER ? 'ladder' : type === GUEST_MAIL_TIMER ? 'guest_mail' : undefined;
}

import type { NotificationPayload } from './ports';

/** What rows of the outbox are when they are no entry of a log. One call that came of a guest's waiting: */
export const ESCALATION_CALL = 'guest_waiting';
/** The timer of a conversation whose guest waits, and of one whose guest has not read an answer. */
export const ESCALATION_TIMER = 'ladder_step';
export const GUEST_MAIL_TIMER = 'guest_mail';
/** Tells nobody anything: the sockets of somebody whose right has ended are cut. */
export const ACCESS_ENDED = 'access_ended';
/** Tells who still listens to a channel that it has another name. */
export const CHANNEL_CHANGED = 'channel_changed';
/** What open pages of one stay, or of all stays of a hotel, show of it has changed. Triggers of the database write these. */
export const STAY_CHANGED = 'stay_changed';
export const HOTEL_CHANGED = 'hotel_changed';
/** The timer of a right that ends by itself. */
export const ACCESS_TIMER = 'access_ends';
/** One call of another system, by the number of its line in the log. Nobody else's news waits for it. */
export const WEBHOOK_CALL = 'webhook_call';
/** Rows that do something at a time that was set for them. */
export const TIMERS: readonly string[] = [ESCALATION_TIMER, GUEST_MAIL_TIMER, ACCESS_TIMER];
/** Those that write to the database and do nothing else, so that it does no harm when two do it at once. */
export const WRITING_TIMERS: readonly string[] = [ESCALATION_TIMER, ACCESS_TIMER];
/** Rows that say nothing of how far behind the news are. */
export const NOT_WAITING: readonly string[] = [...TIMERS, WEBHOOK_CALL];

export function timerOf(type: string): NotificationPayload['timer'] {
  return type === ESCALATION_TIMER ? 'ladder' : type === GUEST_MAIL_TIMER ? 'guest_mail' : undefined;
}

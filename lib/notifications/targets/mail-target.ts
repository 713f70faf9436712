import { ESCALATION_STEPS } from '@/lib/contract/escalation';
import { pages } from '@/lib/contract/paths';
import { appAddress, guestLinkOf } from '@/lib/hotel/guest-link';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import { clock } from '@/lib/kernel/clock';
import { findHotelMail, findUnreadMail, recordMailed, startGuestMail } from '../guest-mail-store';
import { guestMailOf, waitingMailOf } from '../mail-wording';
import type { Delivery, MailSender, NotificationPayload, Target } from '../ports';

const BY_MAIL = ESCALATION_STEPS.indexOf('mail') + 1;
const NO_RECIPIENT: Delivery = { outcome: 'skipped', reason: 'no_recipient' };

/** The last resort: mails a guest who has not read their answer, and a hotel whose guest still waits. */
export function mailTarget(sender: MailSender | null): Target {
  return {
    name: 'mail',
    async deliver(notification) {
      const isAnswer = isStaffMessage(notification);
      const isWanted = isAnswer || notification.timer === 'guest_mail' || notification.call?.step === BY_MAIL;
      if (!isWanted) return [];
      if (!sender) return [{ outcome: 'skipped', reason: 'not_configured' }];
      try {
        if (isAnswer) {
          await startGuestMail(notification.conversationId, clock.now());
          return [];
        }
        return [
          await (notification.timer
            ? writeToGuest(sender, notification)
            : writeToHotel(sender, notification)),
        ];
      } catch (cause) {
        return [{ outcome: 'failed', retry: true, cause }];
      }
    },
  };
}

async function writeToGuest(
  sender: MailSender,
  { hotelSlug, conversationId }: NotificationPayload,
): Promise<Delivery> {
  const unread = await findUnreadMail(conversationId);
  if (!unread) return NO_RECIPIENT;
  const { hotelId, hotelName: hotel, bookingId, email, locale, firstName, texts, seqs } = unread;
  const link = guestLinkOf(hotelSlug, await appendGuestToken(hotelId, bookingId));
  const sent = await sender.send({
    to: email,
    fromName: hotel,
    id: `answer-${conversationId}-${Math.max(...seqs)}`,
    ...guestMailOf(locale, { hotel, firstName, texts, link }),
  });
  if (sent.outcome === 'delivered') await recordMailed(unread, conversationId);
  return sent;
}

async function writeToHotel(sender: MailSender, notification: NotificationPayload): Promise<Delivery> {
  const { hotelSlug, conversationId, row, call } = notification;
  const hotel = await findHotelMail(conversationId);
  if (!hotel || !call) return NO_RECIPIENT;
  return sender.send({
    to: hotel.email,
    fromName: hotel.name,
    id: `waiting-${conversationId}-${Date.parse(call.waitingSince)}`,
    ...waitingMailOf(hotel.locale, {
      guest: row.guest_name,
      room: row.room_number,
      since: timeIn(hotel.timeZone, call.waitingSince),
      link: `${appAddress()}${pages.conversation(hotelSlug, conversationId)}`,
    }),
  });
}

function timeIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(new Date(at));
}

function isStaffMessage({ event }: NotificationPayload): boolean {
  return event?.type === 'message_created' && event.payload.sender_type === 'staff';
}

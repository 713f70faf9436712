import { LADDER_STEPS } from '@/lib/contract/ladder';
import { pages } from '@/lib/contract/paths';
import { appAddress, guestLinkOf } from '@/lib/hotel/guest-link';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import { clock } from '@/lib/kernel/clock';
import { findHotelMail, findUnreadMail, noteMailed, startGuestMail } from '../guest-mail-store';
import { guestMailOf, waitingMailOf } from '../mail-wording';
import type { Delivery, MailSender, Story, Target } from '../ports';

const BY_MAIL = LADDER_STEPS.indexOf('mail') + 1;
const NO_RECIPIENT: Delivery = { outcome: 'skipped', reason: 'no_recipient' };

/** The last way to reach somebody: a guest who has not read their answer, and a hotel whose guest still waits. */
export function mailTarget(sender: MailSender | null): Target {
  return {
    name: 'mail',
    async deliver(story) {
      const isAnswer = isStaffMessage(story);
      const isWanted = isAnswer || story.timer === 'guest_mail' || story.call?.step === BY_MAIL;
      if (!isWanted) return [];
      if (!sender) return [{ outcome: 'skipped', reason: 'not_configured' }];
      try {
        if (isAnswer) {
          await startGuestMail(story.conversationId, clock.now());
          return [];
        }
        return [await (story.timer ? writeToGuest(sender, story) : writeToHotel(sender, story))];
      } catch (cause) {
        return [{ outcome: 'failed', retry: true, cause }];
      }
    },
  };
}

async function writeToGuest(sender: MailSender, { hotelSlug, conversationId }: Story): Promise<Delivery> {
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
  if (sent.outcome === 'delivered') await noteMailed(unread, conversationId);
  return sent;
}

async function writeToHotel(sender: MailSender, story: Story): Promise<Delivery> {
  const { hotelSlug, conversationId, row, call } = story;
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

function isStaffMessage({ event }: Story): boolean {
  return event?.type === 'message_created' && event.payload.sender_type === 'staff';
}

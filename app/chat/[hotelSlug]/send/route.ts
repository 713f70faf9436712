import { guestAccess } from '@/lib/auth/guest-access';
import { guestFormSchema } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { form } from '@/lib/http/read-input';
import { tellSoon } from '@/lib/wiring';

/** The composer's own form, for a page whose script has not arrived yet or never will. */
export const POST = defineRoute({
  name: 'guest.messages.send_form',
  who: guestAccess,
  rightIsChecked: 'by_the_write',
  input: form(guestFormSchema),
  async do({ who, input, requestId }) {
    await spend(['guestSendBurst', 'guestSendHour'], `booking:${who.bookingId}`);
    const { held } = await sendGuestMessage(who, input, requestId, true);
    tellSoon(held);
    return { body: null, status: 303, headers: { Location: pages.guest(who.hotel.slug) } };
  },
  answer: null,
});

import { guestAccess } from '@/lib/auth/guest-access';
import { guestFormSchema } from '@/lib/contract/chat';
import { STAY_PARAM } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import type { Guest } from '@/lib/hotel/principals';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { form } from '@/lib/http/read-input';
import { dispatchAfterResponse } from '@/lib/wiring';

/** Receives the form of the composer while its script has not loaded, or where scripts do not run. */
export const POST = defineRoute({
  name: 'guest.messages.send_form',
  authenticate: guestAccess,
  rightIsChecked: 'by_the_write',
  input: form(guestFormSchema),
  async do({ principal, input, requestId, request }) {
    await consume(['guestSendBurst', 'guestSendHour'], `booking:${principal.bookingId}`);
    const { prepared } = await sendGuestMessage(principal, input, requestId, true);
    dispatchAfterResponse(prepared);
    return { body: null, status: 303, headers: { Location: pageOf(principal, request) } };
  },
  answer: null,
});

/** Redirects to the stay that the address of the form names, otherwise to the conversation of the hotel. */
function pageOf({ hotel }: Guest, { url }: Request): string {
  const stay = new URL(url).searchParams.get(STAY_PARAM);
  return stay === null ? pages.guest(hotel.slug) : pages.stay(hotel.slug, stay);
}

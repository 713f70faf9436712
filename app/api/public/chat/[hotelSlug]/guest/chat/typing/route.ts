import { guestAccess } from '@/lib/auth/guest-access';
import { findTypingPlace } from '@/lib/guest-chat/find-typing-place';
import { writingClosedBecause } from '@/lib/hotel/who';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.typing',
  who: guestAccess,
  input: nothing,
  allowed(who) {
    if (writingClosedBecause(who)) throw new AppError('not_in_house');
  },
  async do({ who }) {
    await spend(['typing'], `booking:${who.bookingId}`);
    const place = await findTypingPlace(who.hotel.id, { bookingId: who.bookingId });
    if (place) await wiring().announceTyping({ who: 'guest', name: who.firstName }, place);
    return { body: null };
  },
  answer: null,
});

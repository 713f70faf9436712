import { guestAccess } from '@/lib/auth/guest-access';
import { findTypingPlace } from '@/lib/guest-chat/find-typing-place';
import { writingClosedBecause } from '@/lib/hotel/principals';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.typing',
  authenticate: guestAccess,
  input: nothing,
  allowed(principal) {
    if (writingClosedBecause(principal)) throw new AppError('not_in_house');
  },
  async do({ principal }) {
    await consume(['typing'], `booking:${principal.bookingId}`);
    const place = await findTypingPlace(principal.hotel.id, { bookingId: principal.bookingId });
    if (place) await wiring().announceTyping({ who: 'guest', name: principal.firstName }, place);
    return { body: null };
  },
  answer: null,
});

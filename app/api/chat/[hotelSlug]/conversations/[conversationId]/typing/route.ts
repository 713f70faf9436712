import { staffAccess } from '@/lib/auth/staff-access';
import { findTypingPlace } from '@/lib/guest-chat/find-typing-place';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.typing',
  who: staffAccess,
  input: nothing,
  async do({ who, params }) {
    const conversationId = idParam(params, 'conversationId');
    const place = await findTypingPlace(who.hotel.id, { conversationId });
    if (!place) throw new AppError('not_found');
    await spend(['typing'], `staff:${who.id}:${conversationId}`);
    await wiring().announceTyping({ who: 'staff', name: who.name }, place);
    return { body: null };
  },
  answer: null,
});

import { staffAccess } from '@/lib/auth/staff-access';
import { findTypingPlace } from '@/lib/guest-chat/find-typing-place';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.typing',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params }) {
    const conversationId = idParam(params, 'conversationId');
    const place = await findTypingPlace(principal.hotel.id, { conversationId });
    if (!place) throw new AppError('not_found');
    await consume(['typing'], `staff:${principal.id}:${conversationId}`);
    await wiring().announceTyping({ who: 'staff', name: principal.name }, place);
    return { body: null };
  },
  answer: null,
});

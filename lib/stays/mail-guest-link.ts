import { randomUUID } from 'node:crypto';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { linkMailOf } from '@/lib/notifications/mail-wording';
import type { MailSender } from '@/lib/notifications/ports';
import { createGuestLink } from './guest-links';
import { requireStayPermission } from './policy';
import { findStay } from './stay-list-store';

type Command = { staff: StaffMember; code: string; requestId: string };

/**
 * Mails the guest a new link of their own. The mail does not go through the outbox: the receptionist waits at the front
 * desk and needs to know whether it was sent.
 */
export async function mailGuestLink(sender: MailSender | null, command: Command): Promise<void> {
  const { staff, code, requestId } = command;
  requireStayPermission(staff);
  const stay = await findStay(staff.hotel.id, code);
  if (!stay) throw new AppError('not_found');
  if (stay.guest_email === null)
    throw new AppError('conflict', {
      detail: 'There is no address to write to.',
      extra: { reason: 'no_email' },
    });
  if (!sender) throw new AppError('unavailable', { detail: 'No mail server is configured.' });
  const { link } = await createGuestLink(command);
  const { name: hotel } = staff.hotel;
  const sent = await sender.send({
    to: stay.guest_email,
    fromName: hotel,
    id: `link-${randomUUID()}`,
    ...linkMailOf(stay.guest_locale, {
      hotel,
      firstName: stay.guest_first_name || stay.guest_last_name,
      link,
    }),
  });
  const hasLeft = sent.outcome === 'delivered';
  await appendAudit({
    hotelId: staff.hotel.id,
    who: staff,
    action: 'guest_link.mail',
    outcome: hasLeft ? 'done' : 'failed',
    target: { kind: 'booking', id: code },
    requestId,
  });
  if (sent.outcome === 'failed')
    throw new AppError('unavailable', { detail: 'The mail server did not take it.', cause: sent.cause });
}

import { randomBytes } from 'node:crypto';
import {
  type MadeWebhookDto,
  MOST_WEBHOOKS,
  type NewWebhook,
  WEBHOOK_SECRET_PREFIX,
  type WebhookCallsDto,
  type WebhookChange,
  type WebhookDto,
  type WebhooksDto,
  type WebhookTestDto,
} from '@/lib/contract/webhooks';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAs } from '@/lib/hotel/transact';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import type { WebhookCalls } from '@/lib/notifications/call-webhooks';
import type { Tx } from '@/lib/platform/db';
import { mustMakeApiKeys } from './api-keys';
import {
  appendWebhook,
  countForAdding,
  deleteWebhook,
  findAddress,
  findWebhook,
  listCalls,
  listWebhooks,
  noteTestCall,
  requeueCall,
  writeWebhook,
} from './webhook-store';

type Asker = { staff: StaffMember; requestId: string };
const SECRET_BYTES = 32;

/** Whoever lets other systems in also says which are told of what happens. */
export const mustKeepWebhooks: (staff: StaffMember) => void = mustMakeApiKeys;

export async function readWebhooks(staff: StaffMember): Promise<WebhooksDto> {
  mustKeepWebhooks(staff);
  return { webhooks: await listWebhooks(staff.hotel.id) };
}

export async function addWebhook(asker: Asker, said: NewWebhook): Promise<MadeWebhookDto> {
  mustKeepWebhooks(asker.staff);
  const { id: createdById, hotel } = asker.staff;
  const secret = newSecret();
  return transactAs(asker.staff, async (tx) => {
    if ((await countForAdding(tx, hotel.id)) >= MOST_WEBHOOKS)
      throw new AppError('conflict', { detail: `A hotel has at most ${MOST_WEBHOOKS} webhooks.` });
    const made = await appendWebhook(tx, { hotelId: hotel.id, createdById, secret, ...said });
    await note(tx, asker, 'webhook.create', made);
    return { ...made, secret };
  });
}

export async function changeWebhook(asker: Asker, id: number, change: WebhookChange): Promise<WebhookDto> {
  mustKeepWebhooks(asker.staff);
  return transactAs(asker.staff, async (tx) => {
    const before = await findWebhook(asker.staff.hotel.id, id, tx);
    const after = await writeWebhook(tx, asker.staff.hotel.id, id, change);
    if (!after) throw new AppError('not_found');
    if (JSON.stringify(before) !== JSON.stringify(after)) await note(tx, asker, 'webhook.change', after);
    return after;
  });
}

/** For a secret that was seen by somebody. The next call is signed with the new one. */
export async function renewWebhookSecret(asker: Asker, id: number): Promise<MadeWebhookDto> {
  mustKeepWebhooks(asker.staff);
  const secret = newSecret();
  return transactAs(asker.staff, async (tx) => {
    const made = await writeWebhook(tx, asker.staff.hotel.id, id, { secret });
    if (!made) throw new AppError('not_found');
    await note(tx, asker, 'webhook.rotate', made);
    return { ...made, secret };
  });
}

export async function removeWebhook(asker: Asker, id: number): Promise<void> {
  mustKeepWebhooks(asker.staff);
  await transactAs(asker.staff, async (tx) => {
    if (!(await deleteWebhook(tx, asker.staff.hotel.id, id))) throw new AppError('not_found');
    await note(tx, asker, 'webhook.delete', { id });
  });
}

/** Calls it now, so that whoever asks sees what it answers. */
export async function testWebhook(
  { staff }: Asker,
  id: number,
  calls: Pick<WebhookCalls, 'callToTest'>,
): Promise<WebhookTestDto> {
  mustKeepWebhooks(staff);
  // The call itself is outside of the transaction: another system may take seconds to answer.
  const address = await transactAs(staff, (tx) => findAddress(staff.hotel.id, id, tx));
  if (!address) throw new AppError('not_found');
  const answer = await calls.callToTest({ id, ...address, hotelSlug: staff.hotel.slug });
  await noteTestCall(staff.hotel.id, id, answer);
  return { is_heard: answer.isHeard, status: answer.status, why: answer.isHeard ? null : answer.why };
}

export async function readWebhookCalls(
  staff: StaffMember,
  id: number,
  cursor: string | undefined,
): Promise<WebhookCallsDto> {
  mustKeepWebhooks(staff);
  if (!(await findWebhook(staff.hotel.id, id))) throw new AppError('not_found');
  return listCalls(staff.hotel.id, id, cursor);
}

export async function callAgain(asker: Asker, webhookId: number, callId: number): Promise<void> {
  mustKeepWebhooks(asker.staff);
  await transactAs(asker.staff, async (tx) => {
    if (!(await requeueCall(tx, asker.staff.hotel.id, webhookId, callId))) throw new AppError('not_found');
    await note(tx, asker, 'webhook.call_again', { id: webhookId });
  });
}

const newSecret = () => WEBHOOK_SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** With where it leads, which may be a secret of its own: without what stands behind the host. */
async function note(
  tx: Tx,
  { staff, requestId }: Asker,
  action: string,
  { id, url }: { id: number; url?: string },
): Promise<void> {
  const data = url ? { host: new URL(url).host } : {};
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data, requestId };
  await appendAudit({ ...line, target: { kind: 'webhook', id } }, tx);
}

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
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { WebhookCalls } from '@/lib/notifications/call-webhooks';
import type { Tx } from '@/lib/platform/db';
import { requireApiKeyPermission } from './api-keys';
import {
  appendWebhook,
  countForAdding,
  deleteWebhook,
  findAddress,
  findWebhook,
  listCalls,
  listWebhooks,
  recordTestCall,
  requeueCall,
  writeWebhook,
} from './webhook-store';

type Command = { staff: StaffMember; requestId: string };
const SECRET_BYTES = 32;

/** The role that gives other systems access also manages the webhooks. */
export const requireWebhookPermission: (staff: StaffMember) => void = requireApiKeyPermission;

export async function readWebhooks(staff: StaffMember): Promise<WebhooksDto> {
  requireWebhookPermission(staff);
  return { webhooks: await listWebhooks(staff.hotel.id) };
}

export async function addWebhook(command: Command, said: NewWebhook): Promise<MadeWebhookDto> {
  requireWebhookPermission(command.staff);
  const { id: createdById, hotel } = command.staff;
  const secret = newSecret();
  return transactAs(command.staff, async (tx) => {
    if ((await countForAdding(tx, hotel.id)) >= MOST_WEBHOOKS)
      throw new AppError('conflict', { detail: `A hotel has at most ${MOST_WEBHOOKS} webhooks.` });
    const made = await appendWebhook(tx, { hotelId: hotel.id, createdById, secret, ...said });
    await note(tx, command, 'webhook.create', made);
    return { ...made, secret };
  });
}

export async function changeWebhook(
  command: Command,
  id: number,
  change: WebhookChange,
): Promise<WebhookDto> {
  requireWebhookPermission(command.staff);
  return transactAs(command.staff, async (tx) => {
    const before = await findWebhook(command.staff.hotel.id, id, tx);
    const after = await writeWebhook(tx, command.staff.hotel.id, id, change);
    if (!after) throw new AppError('not_found');
    if (JSON.stringify(before) !== JSON.stringify(after)) await note(tx, command, 'webhook.change', after);
    return after;
  });
}

/** For a secret that may have leaked. The next call is signed with the new one. */
export async function renewWebhookSecret(command: Command, id: number): Promise<MadeWebhookDto> {
  requireWebhookPermission(command.staff);
  const secret = newSecret();
  return transactAs(command.staff, async (tx) => {
    const made = await writeWebhook(tx, command.staff.hotel.id, id, { secret });
    if (!made) throw new AppError('not_found');
    await note(tx, command, 'webhook.rotate', made);
    return { ...made, secret };
  });
}

export async function removeWebhook(command: Command, id: number): Promise<void> {
  requireWebhookPermission(command.staff);
  await transactAs(command.staff, async (tx) => {
    if (!(await deleteWebhook(tx, command.staff.hotel.id, id))) throw new AppError('not_found');
    await note(tx, command, 'webhook.delete', { id });
  });
}

/** Calls the webhook at once, so that the caller sees its answer. */
export async function testWebhook(
  { staff }: Command,
  id: number,
  calls: Pick<WebhookCalls, 'callToTest'>,
): Promise<WebhookTestDto> {
  requireWebhookPermission(staff);
  // The call is made outside of the transaction: another system may take seconds to answer.
  const address = await transactAs(staff, (tx) => findAddress(staff.hotel.id, id, tx));
  if (!address) throw new AppError('not_found');
  const answer = await calls.callToTest({ id, ...address, hotelSlug: staff.hotel.slug });
  await recordTestCall(staff.hotel.id, id, answer);
  return { is_heard: answer.isHeard, status: answer.status, why: answer.isHeard ? null : answer.why };
}

export async function readWebhookCalls(
  staff: StaffMember,
  id: number,
  cursor: string | undefined,
): Promise<WebhookCallsDto> {
  requireWebhookPermission(staff);
  if (!(await findWebhook(staff.hotel.id, id))) throw new AppError('not_found');
  return listCalls(staff.hotel.id, id, cursor);
}

export async function callAgain(command: Command, webhookId: number, callId: number): Promise<void> {
  requireWebhookPermission(command.staff);
  await transactAs(command.staff, async (tx) => {
    if (!(await requeueCall(tx, command.staff.hotel.id, webhookId, callId))) throw new AppError('not_found');
    await note(tx, command, 'webhook.call_again', { id: webhookId });
  });
}

const newSecret = () => WEBHOOK_SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** Records only the host of the address, because the rest may be a secret. */
async function note(
  tx: Tx,
  { staff, requestId }: Command,
  action: string,
  { id, url }: { id: number; url?: string },
): Promise<void> {
  const data = url ? { host: new URL(url).host } : {};
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done', data, requestId };
  await appendAudit({ ...line, target: { kind: 'webhook', id } }, tx);
}

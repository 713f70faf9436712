import { z } from 'zod';
import { idSchema } from '@/lib/contract/ids';
import {
  WEBHOOK_EVENTS,
  WEBHOOK_SECRET_PREFIX,
  WEBHOOK_TEST,
  type WebhookCallDto,
  type WebhookChange,
  type WebhookDto,
} from '@/lib/contract/webhooks';
import { transactAsSystem } from '@/lib/hotel/transact';
import { decodeCursor, encodeCursor } from '@/lib/kernel/cursor';
import { WEBHOOK_CALL } from '@/lib/notifications/item-types';
import type { WebhookAnswer } from '@/lib/notifications/ports';
import { db, type Tx } from '@/lib/platform/db';

const HINT_CHARS = 4;
const PAGE = 50;
const eventsSchema = z.array(z.enum(WEBHOOK_EVENTS));
const COLUMNS = {
  ...{ id: true, url: true, secret: true, events: true, isActive: true, isGone: true, createdAt: true },
  ...{ okAt: true, failedAt: true },
  createdBy: { select: { firstName: true, lastName: true } },
} as const;

export async function listWebhooks(hotelId: number): Promise<WebhookDto[]> {
  const rows = await db().webhook.findMany({ where: { hotelId }, orderBy: { id: 'desc' }, select: COLUMNS });
  return rows.map(toWebhook);
}

/**
 * Counts the webhooks under a lock: of two people who add the last one concurrently, the second waits here and sees it
 * added.
 */
export async function countForAdding(tx: Tx, hotelId: number): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM hotel WHERE id = ${hotelId} FOR NO KEY UPDATE`;
  return tx.webhook.count({ where: { hotelId } });
}

export async function appendWebhook(
  tx: Tx,
  data: { hotelId: number; createdById: number; url: string; events: string[]; secret: string },
): Promise<WebhookDto> {
  return toWebhook(await tx.webhook.create({ data, select: COLUMNS }));
}

/** Returns null when the hotel has no such webhook. A webhook that is activated again is no longer marked as gone. */
export async function writeWebhook(
  tx: Tx,
  hotelId: number,
  id: number,
  change: Omit<WebhookChange, 'is_active'> & { is_active?: boolean | undefined; secret?: string },
): Promise<WebhookDto | null> {
  const { url, events, is_active: isActive, secret } = change;
  const { count } = await tx.webhook.updateMany({
    where: { hotelId, id },
    data: {
      ...(url === undefined ? {} : { url, isGone: false }),
      ...(events === undefined ? {} : { events }),
      ...(isActive === undefined ? {} : { isActive, isGone: false }),
      ...(secret === undefined ? {} : { secret }),
    },
  });
  return count === 0 ? null : findWebhook(hotelId, id, tx);
}

export async function findWebhook(
  hotelId: number,
  id: number,
  tx: Pick<Tx, 'webhook'> = db(),
): Promise<WebhookDto | null> {
  const row = await tx.webhook.findUnique({ where: { hotelId_id: { hotelId, id } }, select: COLUMNS });
  return row && toWebhook(row);
}

/** Returns the address and the signing secret. */
export async function findAddress(
  hotelId: number,
  id: number,
  tx: Pick<Tx, 'webhook'>,
): Promise<{ url: string; secret: string } | null> {
  return tx.webhook.findUnique({
    where: { hotelId_id: { hotelId, id } },
    select: { url: true, secret: true },
  });
}

/** Deletes a webhook with its call log and its pending calls. Returns whether it existed. */
export async function deleteWebhook(tx: Tx, hotelId: number, id: number): Promise<boolean> {
  await tx.$executeRaw`
    DELETE FROM outbox o USING webhook_call k
    WHERE o.hotel_id = ${hotelId} AND o.type = ${WEBHOOK_CALL} AND k.id = (o.data->>'call')::bigint
      AND k.hotel_id = ${hotelId} AND k.webhook_id = ${id}`;
  await tx.webhookCall.deleteMany({ where: { hotelId, webhookId: id } });
  return (await tx.webhook.deleteMany({ where: { hotelId, id } })).count === 1;
}

/** Lists calls, the newest first. */
export async function listCalls(
  hotelId: number,
  webhookId: number,
  cursor: string | undefined,
): Promise<{ calls: WebhookCallDto[]; next_cursor: string | null }> {
  const before = cursor === undefined ? null : decodeCursor(cursor, idSchema);
  const rows = await db().webhookCall.findMany({
    where: { hotelId, webhookId, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: {
      ...{ id: true, event: true, state: true, attempts: true, status: true, why: true },
      ...{ createdAt: true, calledAt: true },
    },
  });
  const calls = rows.slice(0, PAGE).map(({ id, createdAt, calledAt, ...row }) => ({
    ...row,
    id: Number(id),
    created_at: createdAt.toISOString(),
    called_at: calledAt?.toISOString() ?? null,
  }));
  return { calls, next_cursor: rows.length > PAGE ? encodeCursor(calls.at(-1)?.id) : null };
}

/** Queues a failed call again with zero attempts. Returns whether such a call existed. */
export async function requeueCall(tx: Tx, hotelId: number, webhookId: number, id: number): Promise<boolean> {
  const { count } = await tx.webhookCall.updateMany({
    where: { hotelId, webhookId, id, state: 'failed', event: { not: WEBHOOK_TEST } },
    data: { state: 'queued', attempts: 0, status: null, why: null },
  });
  if (count === 1) await tx.outboxItem.create({ data: { hotelId, type: WEBHOOK_CALL, data: { call: id } } });
  return count === 1;
}

/** Records a test call and its result. */
export async function recordTestCall(
  hotelId: number,
  webhookId: number,
  answer: WebhookAnswer,
): Promise<void> {
  const at = new Date();
  const { isHeard, status } = answer;
  await transactAsSystem(async (tx) => {
    await tx.webhookCall.create({
      data: {
        ...{ hotelId, webhookId, event: WEBHOOK_TEST, eventId: `test:${crypto.randomUUID()}` },
        ...{ state: isHeard ? 'delivered' : 'failed', attempts: 1, status, calledAt: at },
        why: isHeard ? null : answer.why,
      },
    });
    await tx.webhook.updateMany({
      where: { hotelId, id: webhookId },
      data: isHeard ? { okAt: at } : { failedAt: at },
    });
  });
}

type Row = {
  id: number;
  url: string;
  secret: string;
  events: string[];
  isActive: boolean;
  isGone: boolean;
  createdAt: Date;
  okAt: Date | null;
  failedAt: Date | null;
  createdBy: { firstName: string; lastName: string };
};

function toWebhook({
  createdBy,
  createdAt,
  okAt,
  failedAt,
  isActive,
  isGone,
  secret,
  ...row
}: Row): WebhookDto {
  return {
    ...row,
    events: eventsSchema.parse(row.events),
    is_active: isActive,
    is_gone: isGone,
    hint: secret.slice(WEBHOOK_SECRET_PREFIX.length).replaceAll('=', '').slice(-HINT_CHARS),
    made_by: `${createdBy.firstName} ${createdBy.lastName}`.trim(),
    created_at: createdAt.toISOString(),
    ok_at: okAt?.toISOString() ?? null,
    failed_at: failedAt?.toISOString() ?? null,
  };
}

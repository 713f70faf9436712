import { POST as again } from '@/app/api/staff/hotel/[hotelSlug]/webhooks/[webhookId]/calls/[callId]/again/route';
import { GET as calls } from '@/app/api/staff/hotel/[hotelSlug]/webhooks/[webhookId]/calls/route';
import { POST as rotate } from '@/app/api/staff/hotel/[hotelSlug]/webhooks/[webhookId]/rotate/route';
import {
  PATCH as change,
  DELETE as remove,
} from '@/app/api/staff/hotel/[hotelSlug]/webhooks/[webhookId]/route';
import { POST as test } from '@/app/api/staff/hotel/[hotelSlug]/webhooks/[webhookId]/test/route';
import { POST as add, GET as list } from '@/app/api/staff/hotel/[hotelSlug]/webhooks/route';
import { createdWebhookSchema, WEBHOOK_EVENTS } from '@/lib/contract/webhooks';
import { db } from '@/lib/platform/db';
import { type Asked, byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { addStaff, type TestHotel, type TestStaff } from '@/lib/testing/hotel-fixture';

const base = (slug: string) => `/api/staff/hotel/${slug}/webhooks`;
type Handler = Parameters<typeof callRoute>[0];
const all = (handler: Handler, method: string) => (slug: string, as: Caller, asked?: Asked) =>
  callRoute(handler, method, base(slug), { hotelSlug: slug }, as, asked);
const one =
  (handler: Handler, method: string, tail = '') =>
  (slug: string, id: number, as: Caller, asked?: Asked) =>
    callRoute(
      handler,
      method,
      `${base(slug)}/${id}${tail}`,
      { hotelSlug: slug, webhookId: String(id) },
      as,
      asked,
    );

/** The endpoints that manage webhooks. */
export const webhookEndpoints = {
  list: all(list, 'GET'),
  add: all(add, 'POST'),
  change: one(change, 'PATCH'),
  remove: one(remove, 'DELETE'),
  rotate: one(rotate, 'POST', '/rotate'),
  test: one(test, 'POST', '/test'),
  calls: one(calls, 'GET', '/calls'),
  again: (slug: string, id: number, callId: number, as: Caller) =>
    callRoute(
      again,
      'POST',
      `${base(slug)}/${id}/calls/${callId}/again`,
      { hotelSlug: slug, webhookId: String(id), callId: String(callId) },
      as,
    ),
};

export const adminOf = (hotel: TestHotel) => addStaff(hotel, { role: 'admin', department: 'management' });

export async function aWebhook(by: TestStaff, url: string, events: readonly string[] = WEBHOOK_EVENTS) {
  const answer = await webhookEndpoints.add(by.hotel.slug, byApiToken(by), { json: { url, events } });
  return createdWebhookSchema.parse(await answer.json());
}

/** An address that the app refuses to call. */
export const CLOSED_ADDRESS = 'https://127.0.0.1/in';

/** Creates a failed call for addresses that name both. One webhook per hotel is enough for all of them. */
export async function aFailedCall(by: TestStaff): Promise<{ webhookId: string; callId: string }> {
  const hotelId = by.hotel.id;
  const known = await db().webhook.findFirst({ where: { hotelId }, select: { id: true } });
  const webhookId = known?.id ?? (await aWebhook(by, CLOSED_ADDRESS)).id;
  const data = { hotelId, webhookId, event: 'stay.changed', eventId: crypto.randomUUID() };
  const { id } = await db().webhookCall.create({ data: { ...data, state: 'failed' }, select: { id: true } });
  return { webhookId: String(webhookId), callId: String(id) };
}

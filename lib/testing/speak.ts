import type { z } from 'zod';
import { guestSendReplySchema, staffSendReplySchema } from '@/lib/contract/chat';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationEndpoints, guestEndpoints } from '@/lib/testing/endpoints';
import type { TestGuest, TestStaff } from '@/lib/testing/hotel-fixture';

/** Sends a message through the regular endpoint. */
export async function guestSays(
  guest: TestGuest,
  message: string,
  more: Record<string, unknown> = {},
): Promise<z.output<typeof guestSendReplySchema>> {
  const response = await guestEndpoints.send(guest.hotel.slug, byToken(guest), {
    json: { message, ...more },
  });
  return guestSendReplySchema.parse(await response.json());
}

export async function staffSays(
  staff: TestStaff,
  conversationId: number,
  message: string,
  more: Record<string, unknown> = {},
): Promise<z.output<typeof staffSendReplySchema>> {
  const response = await conversationEndpoints.send(staff.hotel.slug, conversationId, byApiToken(staff), {
    json: { message, ...more },
  });
  return staffSendReplySchema.parse(await response.json());
}

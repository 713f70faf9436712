import type { z } from 'zod';
import { guestSendReplySchema, staffSendReplySchema } from '@/lib/contract/chat';
import { byApiToken, byToken } from '@/lib/testing/call-route';
import { conversationDoors, guestDoors } from '@/lib/testing/doors';
import type { TestGuest, TestStaff } from '@/lib/testing/the-killarney';

/** Somebody says something the ordinary way, and it arrives. */
export async function guestSays(
  guest: TestGuest,
  message: string,
  more: Record<string, unknown> = {},
): Promise<z.output<typeof guestSendReplySchema>> {
  const response = await guestDoors.send(guest.hotel.slug, byToken(guest), { json: { message, ...more } });
  return guestSendReplySchema.parse(await response.json());
}

export async function staffSays(
  staff: TestStaff,
  conversationId: number,
  message: string,
  more: Record<string, unknown> = {},
): Promise<z.output<typeof staffSendReplySchema>> {
  const response = await conversationDoors.send(staff.hotel.slug, conversationId, byApiToken(staff), {
    json: { message, ...more },
  });
  return staffSendReplySchema.parse(await response.json());
}

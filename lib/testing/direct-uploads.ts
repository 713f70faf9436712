import { expect } from 'vitest';
import { POST as staffComplete } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/attachments/complete/route';
import { POST as staffSign } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/attachments/sign/route';
import { POST as guestComplete } from '@/app/api/public/chat/[hotelSlug]/guest/chat/attachments/complete/route';
import { POST as guestSign } from '@/app/api/public/chat/[hotelSlug]/guest/chat/attachments/sign/route';
import { signUploadReplySchema } from '@/lib/contract/attachments';
import { byGuestCookie, type Caller, callRoute } from '@/lib/testing/call-route';
import type { TestGuest, TestHotel } from '@/lib/testing/hotel-fixture';

/**
 * The steps of a direct upload, for a file too large for the app's own endpoint: sign, upload to the store, complete.
 */

export const MEGABYTE = 1024 * 1024;
export type Signed = { upload_id: string; url: string; fields: Record<string, string> };
type Announced = { file_name: string; mime_type: string; file_size: number };

export const signAsGuest = (guest: TestGuest, json: Announced, as: Caller = byGuestCookie(guest)) =>
  callRoute(guestSign, 'POST', '/', { hotelSlug: guest.hotel.slug }, as, { json });
export const completeAsGuest = (hotel: TestHotel, as: Caller, upload_id: string) =>
  callRoute(guestComplete, 'POST', '/', { hotelSlug: hotel.slug }, as, { json: { upload_id } });

const inConversation = (hotel: TestHotel, id: number) => ({
  hotelSlug: hotel.slug,
  conversationId: String(id),
});
export const signAsStaff = (hotel: TestHotel, id: number, as: Caller, json: Announced) =>
  callRoute(staffSign, 'POST', '/', inConversation(hotel, id), as, { json });
export const completeAsStaff = (hotel: TestHotel, id: number, as: Caller, upload_id: string) =>
  callRoute(staffComplete, 'POST', '/', inConversation(hotel, id), as, { json: { upload_id } });

export async function signedIn(response: Response): Promise<Signed> {
  expect(response.status).toBe(200);
  const reply = signUploadReplySchema.parse(await response.json());
  if (reply.mode !== 'direct') throw new Error('It was sent to the app.');
  return reply;
}

/** Uploads to the store as a browser does. */
export async function bring({ url, fields }: Signed, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([bytes], 'blob'));
  return (await fetch(url, { method: 'POST', body: form })).status;
}

/** Creates a document of this many bytes. */
export function largePdf(size = 5 * MEGABYTE): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(32);
  bytes.set(Buffer.from('%PDF-1.4\n'));
  return bytes;
}
export const announced = (bytes: Uint8Array, file_name = 'menu.pdf', mime_type = 'application/pdf') => ({
  file_name,
  mime_type,
  file_size: bytes.length,
});

/** Uploads a guest's document to the store without completing it. */
export async function broughtBy(
  guest: TestGuest,
  bytes = largePdf(),
  name?: string,
  type?: string,
): Promise<Signed> {
  const signed = await signedIn(await signAsGuest(guest, announced(bytes, name, type)));
  expect(await bring(signed, bytes)).toBe(200);
  return signed;
}

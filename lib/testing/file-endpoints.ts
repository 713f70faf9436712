import { expect } from 'vitest';
import { POST as staffUpload } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/attachments/route';
import { GET as read } from '@/app/api/chat/[hotelSlug]/files/[attachmentId]/route';
import { POST as guestUpload } from '@/app/api/public/chat/[hotelSlug]/guest/chat/attachments/route';
import { type AttachmentDto, attachmentSchema } from '@/lib/contract/attachments';
import { byGuestCookie, byStaffCookie, type Caller, callRoute } from '@/lib/testing/call-route';
import { aJpeg, aPdf, asFile, formWith } from '@/lib/testing/files';
import type { TestGuest, TestStaff } from '@/lib/testing/hotel-fixture';

/** The endpoints that upload and serve files. */

export const asGuest = (guest: TestGuest, form: FormData) =>
  callRoute(
    guestUpload,
    'POST',
    `/api/public/chat/${guest.hotel.slug}/guest/chat/attachments`,
    { hotelSlug: guest.hotel.slug },
    byGuestCookie(guest),
    { body: form },
  );
export const asStaff = (staff: TestStaff, conversationId: number, form: FormData) =>
  callRoute(
    staffUpload,
    'POST',
    `/api/chat/${staff.hotel.slug}/conversations/${conversationId}/attachments`,
    { hotelSlug: staff.hotel.slug, conversationId: String(conversationId) },
    byStaffCookie(staff),
    { body: form },
  );
export const file = (slug: string, id: number, as: Caller, handler = read) =>
  callRoute(
    handler,
    'GET',
    `/api/chat/${slug}/files/${id}`,
    { hotelSlug: slug, attachmentId: String(id) },
    as,
  );
const taken = async (response: Response): Promise<AttachmentDto> => {
  expect(response.status).toBe(201);
  return attachmentSchema.parse(await response.json());
};
export const photo = async (guest: TestGuest, name = 'sink.jpg') =>
  taken(await asGuest(guest, formWith(asFile(new Uint8Array(await aJpeg()), name))));
export const menu = async (staff: TestStaff, conversationId: number) =>
  taken(await asStaff(staff, conversationId, formWith(asFile(new Uint8Array(aPdf()), 'menu.pdf'))));

import type { GuestContextDto } from '@/lib/contract/chat';

export function draftKeyOf({ hotel, booking_id }: GuestContextDto): string {
  return `${hotel.slug}:${booking_id}`;
}

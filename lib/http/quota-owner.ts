import type { Actor } from '@/lib/hotel/principals';

/**
 * Returns the key of a quota. One quota is shared by a stay with all its devices, or belongs to one staff member or one
 * API key.
 */
export function quotaOwner(principal: Actor | null): string {
  if (principal?.kind === 'guest') return `stay:${principal.bookingId}`;
  return principal ? `${principal.kind}:${principal.id}` : 'anyone';
}

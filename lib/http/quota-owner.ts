import type { Actor } from '@/lib/hotel/who';

/** Who shares one quota: a stay with all its devices, one member of staff, one API key. */
export function quotaOwner(principal: Actor | null): string {
  if (principal?.kind === 'guest') return `stay:${principal.bookingId}`;
  return principal ? `${principal.kind}:${principal.id}` : 'anyone';
}

import type { Actor } from '@/lib/hotel/who';

/** Who shares one quota: a stay with all its devices, one member of staff, one API key. */
export function quotaOwner(who: Actor | null): string {
  if (who?.kind === 'guest') return `stay:${who.bookingId}`;
  return who ? `${who.kind}:${who.id}` : 'anyone';
}

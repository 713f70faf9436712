import { ask } from './request';

export type OwnSession = { readonly hotelSlug: string; readonly absoluteEndMs: number | null };

/**
 * Who this browser is signed in as, null for nobody. Asking also renews the idle hour. Rejects when no answer of
 * ours came, which says nothing about the session.
 */
export async function readOwnSession(): Promise<OwnSession | null> {
  const answer = await ask<{ hotelSlug?: unknown; absoluteEnd?: unknown } | null>('GET', '/api/auth/session');
  if (typeof answer?.hotelSlug !== 'string') return null;
  const end = typeof answer.absoluteEnd === 'string' ? Date.parse(answer.absoluteEnd) : Number.NaN;
  return { hotelSlug: answer.hotelSlug, absoluteEndMs: Number.isNaN(end) ? null : end };
}

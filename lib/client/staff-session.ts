import { ask } from './request';

export type OwnSession = {
  readonly hotelSlug: string;
  readonly staffId: number | null;
  readonly absoluteEndMs: number | null;
};
type Answer = { hotelSlug?: unknown; staffId?: unknown; absoluteEnd?: unknown } | null;

/**
 * Who this browser is signed in as, null for nobody. Asking also renews the idle hour. Rejects when no answer of
 * ours came, which says nothing about the session.
 */
export async function readOwnSession(): Promise<OwnSession | null> {
  const answer = await ask<Answer>('GET', '/api/auth/session');
  if (typeof answer?.hotelSlug !== 'string') return null;
  const end = typeof answer.absoluteEnd === 'string' ? Date.parse(answer.absoluteEnd) : Number.NaN;
  const staffId = typeof answer.staffId === 'number' ? answer.staffId : null;
  return { hotelSlug: answer.hotelSlug, staffId, absoluteEndMs: Number.isNaN(end) ? null : end };
}

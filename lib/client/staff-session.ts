import { fetchJson } from './request';

export type OwnSession = {
  readonly hotelSlug: string;
  readonly staffId: number | null;
  readonly absoluteEndMs: number | null;
};
type Answer = { hotelSlug?: unknown; staffId?: unknown; absoluteEnd?: unknown } | null;

/**
 * The staff session of this browser; null if there is none. The request also renews the idle timeout. Rejects when our
 * server did not answer, which does not mean that the session has ended.
 */
export async function readOwnSession(): Promise<OwnSession | null> {
  const answer = await fetchJson<Answer>('GET', '/api/auth/session');
  if (typeof answer?.hotelSlug !== 'string') return null;
  const end = typeof answer.absoluteEnd === 'string' ? Date.parse(answer.absoluteEnd) : Number.NaN;
  const staffId = typeof answer.staffId === 'number' ? answer.staffId : null;
  return { hotelSlug: answer.hotelSlug, staffId, absoluteEndMs: Number.isNaN(end) ? null : end };
}

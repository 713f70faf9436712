import type { Publication } from '@/lib/notifications/ports';

/** The batch limit of the service: each channel of each event counts as one. */
const MOST_IN_BATCH = 10;

/**
 * Groups publications into calls. Neighbours share a call up to the batch limit, so that the events of one message to
 * guest, staff and inbox are one request. A publication that exceeds the limit is a call by itself.
 */
export function callsFor(publications: readonly Publication[]): Publication[][] {
  const calls: Publication[][] = [];
  let room = 0;
  for (const publication of publications) {
    const last = calls.at(-1);
    if (last && publication.channels.length <= room) last.push(publication);
    else {
      calls.push([publication]);
      room = MOST_IN_BATCH;
    }
    room -= publication.channels.length;
  }
  return calls;
}

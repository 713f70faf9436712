import type { Publication } from '@/lib/notifications/ports';

/** What the service takes in one batch, each channel of each event counted. */
const MOST_IN_BATCH = 10;

/**
 * Which publications share a call. Neighbours go together as long as the batch takes them, so that what one
 * message has to say to guest, desk and inbox is one request. One that is too wide for a batch is a call by itself.
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

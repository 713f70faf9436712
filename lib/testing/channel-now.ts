import { channelInGeneration, inboxChannel } from '@/lib/contract/channels';
import { db } from '@/lib/platform/db';

/** The inbox channel of a hotel as it is called after all revocations so far. */
export async function inboxChannelNow(hotelId: number): Promise<string> {
  const { slug, staffChannelGeneration } = await db().hotel.findUniqueOrThrow({ where: { id: hotelId } });
  return channelInGeneration(inboxChannel(slug), staffChannelGeneration);
}

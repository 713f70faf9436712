import { channelInGeneration, inboxChannel } from '@/lib/contract/channels';
import { db } from '@/lib/platform/db';

/** Returns the current name of a hotel's inbox channel, after all revocations so far. */
export async function inboxChannelNow(hotelId: number): Promise<string> {
  const { slug, staffChannelGeneration } = await db().hotel.findUniqueOrThrow({ where: { id: hotelId } });
  return channelInGeneration(inboxChannel(slug), staffChannelGeneration);
}

import { bookingChannel, channelInGeneration } from '@/lib/contract/channels';
import type { ChannelPlace, GenerationReader } from './channel-generation-store';
import type { Delivery, Publication, RealtimePublisher } from './ports';

type Deps = { publisher: RealtimePublisher; generationsOf: GenerationReader };

/**
 * Publishes under the current names of the channels. An event that was written before a revocation and is published
 * after it goes to the new names only. All channels except the guest's own belong to the staff.
 */
export async function publishNow(
  { publisher, generationsOf }: Deps,
  place: ChannelPlace,
  publications: readonly Publication[],
): Promise<readonly Delivery[]> {
  if (publications.length === 0) return [];
  const generations = await generationsOf(place);
  if (!generations) return [{ outcome: 'skipped', reason: 'no_recipient' }];
  const guests = bookingChannel(place.hotelSlug, place.bookingCode);
  const nameNow = (channel: string) =>
    channelInGeneration(channel, channel === guests ? generations.guest : generations.staff);
  return publisher.publish(
    publications.map((publication) => ({ ...publication, channels: publication.channels.map(nameNow) })),
  );
}

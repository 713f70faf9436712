import { bookingChannel } from '@/lib/contract/channels';
import type { Asked, Caller } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import type { TestGuest } from '@/lib/testing/hotel-fixture';

export type GuestRequest = Readonly<{
  name: string;
  isWrite: boolean;
  /** Sends the request for this guest's own data with the given credential. */
  ask(guest: TestGuest, as: Caller, hotelSlug?: string, query?: string): Promise<Response>;
}>;

type Endpoint = (typeof guestEndpoints)[keyof typeof guestEndpoints];

function request(
  name: keyof typeof guestEndpoints,
  isWrite: boolean,
  ask: (guest: TestGuest) => Asked,
): GuestRequest {
  const endpoint: Endpoint = guestEndpoints[name];
  return {
    name,
    isWrite,
    ask(guest, as, hotelSlug = guest.hotel.slug, query = '') {
      const asked = ask(guest);
      return endpoint(hotelSlug, as, { ...asked, query: join(asked.query, query) });
    },
  };
}

function join(own = '', more: string): string {
  if (more === '') return own;
  return own === '' ? `?${more}` : `${own}&${more}`;
}

const A_TAB = '1d1d3c12-2b1f-4cf2-8e57-6b4de8d2a001';

/** One valid request for each endpoint that accepts a guest's credential. */
export const GUEST_REQUESTS: readonly GuestRequest[] = [
  request('context', false, () => ({})),
  request('messages', false, () => ({})),
  request('around', false, () => ({ query: '?after_seq=0' })),
  request('events', false, () => ({ query: '?after=0' })),
  request('send', true, () => ({ json: { message: 'Good morning' } })),
  request('markRead', false, () => ({ json: { up_to_seq: 0 } })),
  request('markDelivered', false, () => ({ json: { up_to_seq: 0 } })),
  request('typing', true, () => ({})),
  request('presence', false, () => ({ json: { tab: A_TAB, state: 'visible' } })),
  request('pusherAuth', false, (guest) => ({
    json: { socket_id: '1.2', channel_name: bookingChannel(guest.hotel.slug, guest.code) },
  })),
  request('userAuth', false, () => ({ json: { socket_id: '1.2' } })),
  request('endSession', false, () => ({})),
];

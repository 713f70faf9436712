import type { Scenario } from '@/lib/testing/scenario';
import { desk, type GoodRequest } from '@/lib/testing/valid-request';

const STAYS = 'api/staff/hotel/[hotelSlug]/stays';
const STAY = `${STAYS}/[bookingId]`;
const aRoom = ({ freeRoom }: Scenario) => ({ json: { room_number: freeRoom } });

/** Requests of the front desk. */
export const STAY_REQUESTS: Record<string, GoodRequest> = {
  [`GET ${STAYS}`]: desk(),
  [`POST ${STAYS}`]: desk(() => ({
    json: {
      guest_first_name: 'Una',
      guest_last_name: 'Roe',
      check_in: '2026-11-23',
      check_out: '2026-11-25',
    },
  })),
  [`POST ${STAYS}/links`]: desk((scenario) => ({ json: { booking_ids: [scenario.guest.code] } })),
  [`GET ${STAY}`]: desk(),
  [`PATCH ${STAY}`]: desk(() => ({ json: { notes: 'Allergic to nuts' } })),
  [`POST ${STAY}/check-in`]: { ...desk(aRoom), status: 'confirmed' },
  [`POST ${STAY}/move`]: desk(aRoom),
  [`POST ${STAY}/swap`]: desk(({ neighbour }) => ({ json: { with: neighbour } })),
  [`POST ${STAY}/step`]: desk(() => ({ json: { step: 'check_out' } })),
  [`POST ${STAY}/links`]: desk(),
  [`POST ${STAY}/links/mail`]: { ...desk(), shownIn: 'Needs a mail server: its own tests.' },
  [`DELETE ${STAY}/links`]: desk(),
  [`GET ${STAY}/room-code`]: desk(),
  [`POST ${STAY}/room-code`]: desk(),
  [`GET ${STAY}/devices`]: desk(),
  [`POST ${STAYS}/import`]: desk(() => ({
    json: {
      ...{ stays: [{ external_id: 'file-1', guest_first_name: 'Una', guest_last_name: 'Roe' }] },
      is_dry_run: false,
    },
  })),
  [`GET ${STAYS}/import/memory`]: desk(),
  [`PUT ${STAYS}/import/memory`]: desk(() => ({
    json: {
      source: { source: 'id name', mapping: { external_id: 'Id' }, day_order: null },
      words: [{ word: 'purple', meaning: 'in_house' }],
    },
  })),
  [`POST ${STAY}/merge`]: desk(({ double }) => ({ json: { booking_id: double } })),
  [`GET ${STAYS}/imports`]: desk(),
  [`POST ${STAYS}/imports/[importId]/undo`]: desk(() => ({ json: { is_dry_run: false } })),
  [`POST ${STAY}/erase`]: { ...desk(), status: 'checked_out' },
  [`GET ${STAY}/companions`]: desk(),
  [`POST ${STAY}/companions`]: desk(() => ({ json: { first_name: 'Tim', last_name: 'Roe' } })),
  [`PATCH ${STAY}/companions/[companionId]`]: desk(() => ({ json: { first_name: 'Timothy' } })),
  [`DELETE ${STAY}/companions/[companionId]`]: desk(),
  [`POST ${STAY}/companions/[companionId]/links`]: desk(),
  [`DELETE ${STAY}/devices/[deviceId]`]: desk(),
};

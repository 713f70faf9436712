import { admin, desk, type GoodRequest } from '@/lib/testing/valid-request';

const HOOKS = 'api/staff/hotel/[hotelSlug]/webhooks';
const CALENDARS = 'api/staff/hotel/[hotelSlug]/calendars';
const KEYS = 'api/staff/hotel/[hotelSlug]/api-keys';

/** Requests of other systems, and of the admins who manage them. */
export const INTEGRATION_REQUESTS: Record<string, GoodRequest> = {
  [`GET ${KEYS}`]: admin(),
  [`POST ${KEYS}`]: admin(() => ({ json: { name: 'Property management' } })),
  [`DELETE ${KEYS}/[keyId]`]: admin(),
  [`POST ${KEYS}/[keyId]/rotate`]: admin(),
  [`GET ${HOOKS}`]: admin(),
  [`POST ${HOOKS}`]: admin(() => ({ json: { url: 'https://pms.example/in', events: ['stay.changed'] } })),
  [`PATCH ${HOOKS}/[webhookId]`]: admin(() => ({ json: { is_active: false } })),
  [`DELETE ${HOOKS}/[webhookId]`]: admin(),
  [`POST ${HOOKS}/[webhookId]/rotate`]: admin(),
  [`POST ${HOOKS}/[webhookId]/test`]: admin(),
  [`GET ${HOOKS}/[webhookId]/calls`]: admin(),
  [`POST ${HOOKS}/[webhookId]/calls/[callId]/again`]: admin(),
  [`GET ${CALENDARS}`]: desk(),
  [`POST ${CALENDARS}`]: desk(() => ({
    json: { name: 'Garden flat', url: `https://calendars.example/${crypto.randomUUID()}.ics` },
  })),
  [`PATCH ${CALENDARS}/[calendarId]`]: desk(() => ({
    json: { name: 'Garden flat on Airbnb', url: `https://calendars.example/${crypto.randomUUID()}.ics` },
  })),
  [`DELETE ${CALENDARS}/[calendarId]`]: desk(),
  [`POST ${CALENDARS}/[calendarId]/read`]: desk(),
  'GET api/integrations/hotels/[hotelSlug]/stays': { to: 'integration' },
  'GET api/integrations/hotels/[hotelSlug]/stays/[bookingId]': { to: 'integration' },
  'POST api/integrations/hotels/[hotelSlug]/stays': {
    to: 'integration',
    asked: () => ({
      json: {
        external_id: 'pms-1',
        guest_first_name: 'Una',
        guest_last_name: 'Roe',
        check_in: '2026-11-24',
        check_out: '2026-11-27',
      },
    }),
  },
};

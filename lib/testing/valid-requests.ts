import { bookingChannel } from '@/lib/contract/channels';
import { inboxChannelNow } from '@/lib/testing/channel-now';
import { aJpeg, aPdf, asFile, formWith } from '@/lib/testing/files';
import { PASSWORD } from '@/lib/testing/hotel-fixture';
import { KNOWN_PIN } from '@/lib/testing/room-endpoints';
import { HOTEL_REQUESTS } from '@/lib/testing/valid-hotel-requests';
import { INTEGRATION_REQUESTS } from '@/lib/testing/valid-integration-requests';
import { PEOPLE_REQUESTS } from '@/lib/testing/valid-people-requests';
import { desk, type GoodRequest, guest } from '@/lib/testing/valid-request';
import { STAY_REQUESTS } from '@/lib/testing/valid-stay-requests';

const GUEST = 'api/public/chat/[hotelSlug]/guest/chat';
const CHAT = 'api/chat/[hotelSlug]';
const ONE = `${CHAT}/conversations/[conversationId]`;

const SOCKET = '1.2';
const TAB = '0'.repeat(32);
const aroundAll = () => ({ query: '?after_seq=0' });
const eventsOfAll = () => ({ query: '?after=0' });
const upTo = () => ({ json: { up_to_seq: 1 } });
const words = () => ({ json: { message: 'Good morning' } });
const aFile = () => ({ json: { file_name: 'a.pdf', mime_type: 'application/pdf', file_size: 10 } });
const anUpload = () => ({ json: { upload_id: 'nobody-knows-it' } });
const aPicture = async () => ({ body: formWith(asFile(new Uint8Array(await aJpeg()), 'a.jpg')) });
const aDevice = () => ({
  json: { kind: 'registration_token', value: 'a-device-of-a-test'.repeat(8), platform: 'web' },
});
const DIRECT = 'Needs a store that browsers upload to: the tests of direct uploads.';

/** One valid request for every route on disk: it must be accepted from the right caller and refused from all others. */
export const GOOD_REQUESTS: Record<string, GoodRequest> = {
  'GET icons/[hotelSlug]/[size]': { to: 'everybody', shownIn: 'The tests of the manifest.' },
  'GET api/health': { to: 'everybody' },
  'GET api/health/live': { to: 'everybody' },
  'GET api/push/config': { to: 'everybody', shownIn: 'The tests of the push target.' },
  // Answers alike whether or not such a delivery exists.
  'POST api/push/deliveries/[deliveryId]': { to: 'everybody', shownIn: 'The tests of the push target.' },
  'GET manifests/[hotelSlug]/[side]': { to: 'everybody', shownIn: 'The tests of the manifest.' },
  'GET api/cron/outbox': { to: 'scheduler' },
  'POST api/cron/outbox': { to: 'qstash' },
  'GET api/metrics': { to: 'scraper' },
  'POST api/staff/login': {
    to: 'anyone',
    asked: ({ staff }) => ({ json: { username: staff.username, password: PASSWORD } }),
    wrong: { json: { username: 'nobody', password: PASSWORD } },
  },
  [`POST ${GUEST}/session`]: {
    to: 'anyone',
    asked: (scenario) => ({ json: { token: scenario.guest.token } }),
    wrong: { json: { token: 'A'.repeat(43) } },
  },
  'POST api/public/chat/[hotelSlug]/room/[roomNumber]/enter': {
    to: 'anyone',
    asked: () => ({ json: { pin: KNOWN_PIN } }),
    wrong: { json: { pin: '000000' } },
  },

  [`DELETE ${GUEST}/session`]: guest(),
  [`GET ${GUEST}/sessions`]: guest(),
  [`DELETE ${GUEST}/sessions/[sessionId]`]: guest(),
  [`GET ${GUEST}/context`]: guest(),
  [`GET ${GUEST}/messages`]: guest(),
  [`POST ${GUEST}/messages`]: guest(words),
  'POST chat/[hotelSlug]/send': guest(() => ({
    body: new URLSearchParams({ message: 'Good morning', client_message_id: 'form-1' }),
  })),
  [`PATCH ${GUEST}/messages/[messageId]`]: guest(words),
  [`DELETE ${GUEST}/messages/[messageId]`]: guest(),
  [`GET ${GUEST}/messages/[messageId]/replies`]: guest(),
  [`GET ${GUEST}/messages/around`]: guest(aroundAll),
  [`GET ${GUEST}/events`]: guest(eventsOfAll),
  [`POST ${GUEST}/mark-read`]: guest(upTo),
  [`POST ${GUEST}/mark-delivered`]: guest(upTo),
  [`POST ${GUEST}/typing`]: guest(),
  [`POST ${GUEST}/presence`]: guest(() => ({ json: { tab: TAB, state: 'visible' } })),
  [`POST ${GUEST}/devices`]: guest(aDevice),
  [`DELETE ${GUEST}/devices`]: guest(aDevice),
  [`POST ${GUEST}/attachments`]: guest(aPicture),
  [`POST ${GUEST}/attachments/sign`]: guest(aFile),
  [`POST ${GUEST}/attachments/complete`]: { ...guest(anUpload), shownIn: DIRECT },
  [`POST ${GUEST}/pusher/auth`]: guest((scenario) => ({
    json: { socket_id: SOCKET, channel_name: bookingChannel(scenario.guest.hotel.slug, scenario.guest.code) },
  })),
  [`POST ${GUEST}/pusher/user-auth`]: guest(() => ({ json: { socket_id: SOCKET } })),

  [`GET ${CHAT}/files/[attachmentId]`]: { to: 'file' },
  [`GET ${CHAT}/files/[attachmentId]/thumbnail`]: { to: 'file' },

  [`GET ${CHAT}/conversations`]: desk(),
  [`GET ${CHAT}/conversations/unread-count`]: desk(),
  [`POST ${CHAT}/conversations/mark-delivered`]: desk(({ conversationId }) => ({
    json: { conversations: [{ conversation_id: conversationId, up_to_seq: 1 }] },
  })),
  [`POST ${CHAT}/conversations/from-room/[roomNumber]`]: desk(),
  [`GET ${CHAT}/staff`]: desk(),
  [`POST ${CHAT}/presence`]: desk(({ conversationId }) => ({
    json: { tab: TAB, state: 'visible', conversation_id: conversationId },
  })),
  [`GET ${ONE}`]: desk(),
  [`GET ${ONE}/messages`]: desk(),
  [`GET ${ONE}/messages/around`]: desk(aroundAll),
  [`GET ${ONE}/messages/[messageId]/replies`]: desk(),
  [`GET ${ONE}/messages/[messageId]/deliveries`]: desk(),
  [`GET ${ONE}/events`]: desk(eventsOfAll),
  [`GET ${ONE}/audit`]: desk(),
  [`GET ${ONE}/audit/export`]: desk(),
  [`POST ${ONE}/messages/send`]: desk(words),
  [`POST ${ONE}/mark-read`]: desk(() => ({ json: {} })),
  [`POST ${ONE}/mark-delivered`]: desk(upTo),
  [`POST ${ONE}/mark-unread`]: desk(),
  [`POST ${ONE}/typing`]: desk(),
  [`POST ${ONE}/assign-staff`]: desk(() => ({ json: {} })),
  [`POST ${ONE}/assign-department`]: desk(() => ({ json: { department: 'housekeeping' } })),
  [`POST ${ONE}/leave`]: desk(),
  [`POST ${ONE}/attachments`]: desk(aPicture),
  [`POST ${ONE}/attachments/sign`]: desk(aFile),
  [`POST ${ONE}/attachments/complete`]: { ...desk(anUpload), shownIn: DIRECT },
  [`POST ${ONE}/upload-attachment`]: desk(() => {
    const body = new FormData();
    body.append('files', asFile(new Uint8Array(aPdf()), 'menu.pdf'));
    return { body };
  }),
  'DELETE api/chat/attachments/[attachmentId]/delete': desk(),
  'DELETE api/messages/[messageId]/delete': desk(),
  'GET api/messages/[messageId]/revisions': desk(),
  'PUT api/messages/[messageId]/update': { ...desk(words), isAboutAnswer: true },
  'PATCH api/messages/[messageId]/update': { ...desk(words), isAboutAnswer: true },
  'POST api/pusher/auth': desk(async ({ guest: { hotel } }) => ({
    json: { socket_id: SOCKET, channel_name: await inboxChannelNow(hotel.id) },
  })),
  'POST api/pusher/user-auth': { ...desk(() => ({ json: { socket_id: SOCKET } })), isAboutCaller: true },

  'GET api/staff/hotel/[hotelSlug]/me': desk(),
  'GET api/staff/hotel/[hotelSlug]/me/profile': desk(),
  'PATCH api/staff/hotel/[hotelSlug]/me/profile': desk(() => ({ json: { locale: 'de' } })),
  'POST api/staff/hotel/[hotelSlug]/me/password': {
    ...desk(() => ({ json: { old_password: PASSWORD, password: 'grouse-lantern-47' } })),
    shownIn: 'It ends the sign-in of the caller, whom the other requests need: it has tests of its own.',
  },
  'GET api/staff/hotel/[hotelSlug]/me/desk-settings': desk(),
  'PUT api/staff/hotel/[hotelSlug]/me/desk-settings': desk(() => ({
    json: { sound: true, volume: 50, alerts: false },
  })),
  'GET api/staff/hotel/[hotelSlug]/me/ring-settings': desk(),
  'PUT api/staff/hotel/[hotelSlug]/me/ring-settings': desk(() => ({
    json: { quiet: { from: '22:00', to: '07:00' }, off_duty: true },
  })),
  'POST api/staff/hotel/[hotelSlug]/reachability/[staffId]/test': {
    ...desk(),
    shownIn: 'Needs Firebase: the tests of the test ring.',
  },
  'GET api/staff/hotel/[hotelSlug]/reachability': desk(),
  [`GET ${CHAT}/waiting-calls`]: desk(),
  [`GET ${ONE}/ladder`]: desk(),
  [`POST ${ONE}/acknowledge`]: { ...desk(), shownIn: 'Needs somebody who waits: the tests of the ladder.' },
  'POST api/staff/devices': { ...desk(aDevice), isAboutCaller: true },
  'POST api/staff/save-fcm-token': {
    ...desk(() => ({ json: { fcm_token: 'a-token-of-a-phone' } })),
    isAboutCaller: true,
  },
  'DELETE api/staff/devices': { ...desk(aDevice), isAboutCaller: true },
  'GET api/staff/hotel/[hotelSlug]/rooms': desk(),
  'POST api/staff/hotel/[hotelSlug]/rooms': desk(({ freeRoom }) => ({ json: { rooms: `${freeRoom}-a` } })),
  'PATCH api/staff/hotel/[hotelSlug]/rooms/[roomId]': desk(({ freeRoom }) => ({
    json: { room_number: `${freeRoom}-b` },
  })),
  'GET api/staff/hotel/[hotelSlug]/room-access': desk(),
  'PUT api/staff/hotel/[hotelSlug]/room-access': desk(() => ({ json: { is_on: true } })),
  ...STAY_REQUESTS,
  ...PEOPLE_REQUESTS,
  ...INTEGRATION_REQUESTS,
  ...HOTEL_REQUESTS,
};

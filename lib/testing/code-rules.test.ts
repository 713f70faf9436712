import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOMS = ['app', 'components', 'lib'];
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const read = (path: string) => readFileSync(path, 'utf8');
const linesOf = (path: string) => read(path).trimEnd().split('\n').length;

/** Lists every source file in the folders, and the given files themselves. */
function sourcesOf(...places: string[]): string[] {
  return places.flatMap((place) =>
    /\.tsx?$/.test(place)
      ? [place]
      : readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => join(place, name)),
  );
}

const SOURCES = sourcesOf(...ROOMS, 'instrumentation.ts', 'proxy.ts').filter(
  (path) => /\.tsx?$/.test(path) && !path.startsWith('lib/generated/'),
);
const ROUTES = SOURCES.filter((path) => path.endsWith('/route.ts'));
const WHERE = SOURCES.filter((path) => !path.startsWith('lib/testing/'));

/** The limit for one file, so that it can be read as a whole. */
const MOST_LINES = 300;
/** Files that may be longer, with the reason. */
const LONG_FILES: Record<string, string> = {
  'lib/testing/code-rules.test.ts': 'Half of it is a table of routes, which grows with them.',
  'lib/contract/chat.ts': 'One vocabulary: schemas that name each other, and no logic.',
  'lib/notifications/targets/push-target.db.test.ts':
    'A ring from the registration of a phone to the report of its worker, on one set of phones.',
};

/** Routes that do not use defineRoute, with the reason. */
const OTHER_ROUTES: Record<string, string> = {
  'app/api/auth/[...nextauth]/route.ts':
    'next-auth brings its own handler; lib/auth/staff-session.ts guards it.',
};

const CHAT = 'app/api/chat/[hotelSlug]/conversations';
const FILES = 'app/api/chat/[hotelSlug]/files/[attachmentId]';
const STAYS = 'app/api/staff/hotel/[hotelSlug]/stays';
const PEOPLE = 'app/api/staff/hotel/[hotelSlug]/people';
const GUEST = 'app/api/public/chat/[hotelSlug]/guest/chat';
const WEBHOOKS = 'app/api/staff/hotel/[hotelSlug]/webhooks';
const CALENDARS = 'app/api/staff/hotel/[hotelSlug]/calendars';
/** Routes whose tests are in another file, because they need several endpoints. */
const TESTED_ELSEWHERE: Record<string, string> = {
  'app/api/health/live/route.ts': 'app/api/health/route.db.test.ts',
  'app/api/auth/[...nextauth]/route.ts': 'lib/auth/staff-session.test.ts',
  'app/api/staff/hotel/[hotelSlug]/me/route.ts': `${CHAT}/strangers.db.test.ts`,
  [`${CHAT}/unread-count/route.ts`]: `${CHAT}/strangers.db.test.ts`,
  [`${CHAT}/from-room/[roomNumber]/route.ts`]: `${CHAT}/strangers.db.test.ts`,
  [`${CHAT}/[conversationId]/audit/export/route.ts`]: `${CHAT}/[conversationId]/audit/route.db.test.ts`,
  [`${CHAT}/[conversationId]/events/route.ts`]: `${CHAT}/[conversationId]/reading.db.test.ts`,
  [`${CHAT}/[conversationId]/messages/route.ts`]: `${CHAT}/[conversationId]/reading.db.test.ts`,
  [`${CHAT}/[conversationId]/mark-read/route.ts`]: `${CHAT}/[conversationId]/reading.db.test.ts`,
  [`${CHAT}/mark-delivered/route.ts`]: `${CHAT}/[conversationId]/mark-delivered/route.db.test.ts`,
  [`${CHAT}/[conversationId]/ladder/route.ts`]: `${CHAT}/[conversationId]/acknowledge/route.db.test.ts`,
  'app/api/chat/[hotelSlug]/waiting-calls/route.ts': `${CHAT}/[conversationId]/acknowledge/route.db.test.ts`,
  [`${CHAT}/[conversationId]/typing/route.ts`]: 'app/api/realtime.db.test.ts',
  [`${STAYS}/[bookingId]/route.ts`]: `${STAYS}/strangers.db.test.ts`,
  [`${STAYS}/imports/route.ts`]: `${STAYS}/imports/[importId]/undo/route.db.test.ts`,
  [`${STAYS}/[bookingId]/check-in/route.ts`]: `${STAYS}/[bookingId]/steps.db.test.ts`,
  [`${STAYS}/[bookingId]/move/route.ts`]: `${STAYS}/[bookingId]/steps.db.test.ts`,
  [`${STAYS}/[bookingId]/step/route.ts`]: `${STAYS}/[bookingId]/steps.db.test.ts`,
  'app/api/owner/session/route.ts': 'app/api/owner/hotels/route.db.test.ts',
  'app/api/owner/admin-links/route.ts': 'app/api/owner/hotels/route.db.test.ts',
  ...Object.fromEntries(
    ['', '/read'].map((folder) => [
      `${CALENDARS}/[calendarId]${folder}/route.ts`,
      `${CALENDARS}/route.db.test.ts`,
    ]),
  ),
  ...Object.fromEntries(
    ['', '/calls', '/calls/[callId]/again', '/rotate', '/test'].map((folder) => [
      `${WEBHOOKS}/[webhookId]${folder}/route.ts`,
      `${WEBHOOKS}/route.db.test.ts`,
    ]),
  ),
  ...Object.fromEntries(
    ['[companionId]', '[companionId]/links'].map((folder) => [
      `${STAYS}/[bookingId]/companions/${folder}/route.ts`,
      `${STAYS}/[bookingId]/companions/route.db.test.ts`,
    ]),
  ),
  [`${STAYS}/[bookingId]/devices/route.ts`]: `${STAYS}/[bookingId]/links/route.db.test.ts`,
  [`${STAYS}/[bookingId]/devices/[deviceId]/route.ts`]: `${STAYS}/[bookingId]/links/route.db.test.ts`,
  ...Object.fromEntries(
    [`${PEOPLE}/links/[linkId]`, 'app/api/staff/links/look', 'app/api/staff/links/redeem'].map((folder) => [
      `${folder}/route.ts`,
      `${PEOPLE}/links/route.db.test.ts`,
    ]),
  ),
  'app/api/messages/[messageId]/update/route.ts': 'app/api/messages/matrix.db.test.ts',
  'app/api/messages/[messageId]/delete/route.ts': 'app/api/messages/matrix.db.test.ts',
  'app/api/messages/[messageId]/revisions/route.ts': 'app/api/messages/changes.db.test.ts',
  [`${GUEST}/messages/[messageId]/route.ts`]: 'app/api/messages/matrix.db.test.ts',
  [`${GUEST}/messages/around/route.ts`]: `${CHAT}/[conversationId]/messages/around/route.db.test.ts`,
  [`${GUEST}/messages/[messageId]/replies/route.ts`]: `${CHAT}/[conversationId]/messages/[messageId]/replies/route.db.test.ts`,
  [`${CHAT}/[conversationId]/upload-attachment/route.ts`]:
    'app/api/chat/attachments/[attachmentId]/delete/route.db.test.ts',
  [`${CHAT}/[conversationId]/attachments/complete/route.ts`]: `${GUEST}/attachments/complete/route.db.test.ts`,
  ...Object.fromEntries(
    [
      `${GUEST}/attachments`,
      `${GUEST}/attachments/sign`,
      `${CHAT}/[conversationId]/attachments`,
      `${CHAT}/[conversationId]/attachments/sign`,
      `${FILES}/thumbnail`,
    ].map((folder) => [`${folder}/route.ts`, `${FILES}/route.db.test.ts`]),
  ),
  ...Object.fromEntries(
    [
      `${GUEST}/devices`,
      'app/api/staff/devices',
      'app/api/staff/save-fcm-token',
      'app/api/push/config',
      'app/api/push/deliveries/[deliveryId]',
    ].map((folder) => [`${folder}/route.ts`, 'lib/notifications/targets/push-target.db.test.ts']),
  ),
  'app/icons/[hotelSlug]/logo/[hash]/route.ts':
    'app/api/staff/hotel/[hotelSlug]/settings/logo/route.db.test.ts',
  ...Object.fromEntries(
    [`${PEOPLE}/[staffId]/picture`, 'app/api/chat/[hotelSlug]/pictures/[hash]'].map((folder) => [
      `${folder}/route.ts`,
      'app/api/staff/hotel/[hotelSlug]/me/picture/route.db.test.ts',
    ]),
  ),
  'app/manifests/[hotelSlug]/[side]/route.ts': 'app/icons/[hotelSlug]/[size]/route.db.test.ts',
  [`${GUEST}/context/route.ts`]: `${GUEST}/reading.db.test.ts`,
  [`${GUEST}/events/route.ts`]: `${GUEST}/reading.db.test.ts`,
  [`${GUEST}/typing/route.ts`]: 'app/api/realtime.db.test.ts',
  'app/api/staff/hotel/[hotelSlug]/api-keys/[keyId]/route.ts':
    'app/api/staff/hotel/[hotelSlug]/api-keys/route.db.test.ts',
  'app/api/staff/hotel/[hotelSlug]/api-keys/[keyId]/rotate/route.ts':
    'app/api/staff/hotel/[hotelSlug]/api-keys/route.db.test.ts',
  [`${GUEST}/sessions/[sessionId]/route.ts`]: `${GUEST}/sessions/route.db.test.ts`,
  'app/api/staff/hotel/[hotelSlug]/me/password/route.ts':
    'app/api/staff/hotel/[hotelSlug]/me/profile/route.db.test.ts',
  [`${GUEST}/presence/route.ts`]: 'app/api/chat/[hotelSlug]/presence/route.db.test.ts',
};

describe('the source tree', () => {
  it('the search finds the sources: an empty one would satisfy every rule', () => {
    expect(SOURCES.length).toBeGreaterThan(200);
    expect(ROUTES.length).toBeGreaterThan(15);
  });

  it('only one module and the boot read the environment', () => {
    const readers = WHERE.filter((path) => /\bprocess\s*(\.|\[['"])\s*env\b|node:process/.test(read(path)));
    expect(readers.sort()).toEqual(['instrumentation.ts', 'lib/platform/env.ts']);
  });

  it('only one module opens transactions, and it requires an actor', () => {
    const openers = WHERE.filter((path) => !isTest(path) && /\$transaction\s*\(/.test(read(path)));
    expect(openers).toEqual(['lib/hotel/transact.ts']);
  });

  it(`no file has more than ${MOST_LINES} lines except the listed files`, () => {
    const long = SOURCES.filter((path) => linesOf(path) > MOST_LINES);
    expect(long.filter((path) => !LONG_FILES[path])).toEqual([]);
  });

  it('no test mocks a module but next/server', () => {
    const replaced = SOURCES.flatMap((path) =>
      Array.from(
        read(path).matchAll(/\bvi\.(?:do)?[mM]ock\(\s*(\S+?)[,)]/g),
        ([, name = '']) => `${path} ${name}`,
      ),
    );
    expect(replaced).toEqual(["lib/testing/after.ts 'next/server'"]);
  });

  it('no test waits for a fixed time', () => {
    const sleepers = SOURCES.filter((path) => isTest(path) || path.startsWith('lib/testing/')).filter(
      (path) => /\bsetTimeout\(\s*(resolve|done|\(\)|r\b)|timers\/promises/.test(read(path)),
    );
    expect(sleepers).toEqual([]);
  });
});

/** Each test covers all routes and lists every one that fails. */
describe('every route', () => {
  it('every route has at most 40 lines', () => {
    expect(ROUTES.filter((path) => linesOf(path) > 40)).toEqual([]);
  });

  it('every route exports only what defineRoute returned, except the listed routes', () => {
    expect(ROUTES.flatMap(wrongExportsOf)).toEqual([]);
  });

  it('every route has its tests in its folder, or in a file that is listed here', () => {
    const untested = ROUTES.filter(
      (path) => !hasTestsBeside(path) && !SOURCES.includes(TESTED_ELSEWHERE[path] ?? ''),
    );
    expect(untested).toEqual([]);
  });
});

function wrongExportsOf(path: string): string[] {
  const text = read(path);
  const exported = Array.from(text.matchAll(/^export (.*)$/gm), ([, what = '']) => what);
  if (exported.length === 0) return [`${path} exports nothing`];
  const isOther = path in OTHER_ROUTES;
  if (text.includes('defineRoute({') === isOther)
    return [`${path} ${isOther ? 'uses' : 'misses'} defineRoute`];
  if (isOther || path === 'app/api/[...unknown]/route.ts') return [];
  const ofMethod = /^const (GET|POST|PUT|PATCH|DELETE) = defineRoute\(\{$/;
  return exported.filter((what) => !ofMethod.test(what)).map((what) => `${path} exports ${what}`);
}

function hasTestsBeside(path: string): boolean {
  return SOURCES.some((file) => isTest(file) && dirname(file) === dirname(path));
}

import { beforeAll, describe, expect, it } from 'vitest';
import { isOlderExtra } from '@/lib/http/older-clients';
import type { Input } from '@/lib/http/read-input';
import { db } from '@/lib/platform/db';
import { authorizedCaller } from '@/lib/testing/authorized-caller';
import { type Asked, byApiToken, byToken, callRoute } from '@/lib/testing/call-route';
import { guestEndpoints, staffEndpoints } from '@/lib/testing/endpoints';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import { addStaff, PASSWORD, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { sdkSignature } from '@/lib/testing/listen';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { type FoundRoute, routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario } from '@/lib/testing/scenario';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

/** The input definition with which the route parses its requests. */
function inputOf({ handler }: FoundRoute): Input {
  const { input } = Reflect.get(handler, 'description');
  return input;
}

const ROUTES = (await routesOnDisk()).filter(({ handler, name }) => {
  const isMade = Reflect.has(handler, 'description') && GOOD_REQUESTS[name]?.shownIn === undefined;
  return isMade && GOOD_REQUESTS[name]?.asked !== undefined;
});

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

/** Credentials and ids of a guest and a receptionist of the other hotel. */
const foreign = () => ({
  token: fixtures.marco.token,
  staff_id: String(fixtures.ronan.id),
  session_token: fixtures.marco.session,
});

function withExtras(input: Input, asked: Asked): Asked {
  const extras = Object.entries(foreign()).filter(([name]) => isOlderExtra(input, name));
  if (input.from === 'query') {
    const query = new URLSearchParams(asked.query);
    for (const [name, value] of extras) query.set(name, value);
    return { ...asked, query: `?${query}` };
  }
  if (asked.body instanceof FormData) for (const [name, value] of extras) asked.body.set(name, value);
  const { json } = asked;
  if (typeof json !== 'object' || json === null) return asked;
  return { ...asked, json: { ...Object.fromEntries(extras), ...json } };
}

const theirRows = async () => {
  const where = { hotelId: fixtures.dublin.id };
  const [messages, audit, sessions] = await Promise.all([
    db().message.count({ where }),
    db().auditEntry.count({ where }),
    db().guestSession.findMany({ where, orderBy: { id: 'asc' } }),
  ]);
  return { messages, audit, sessions };
};

describe('extra identity fields of older clients', () => {
  const bodies = ROUTES.filter((route) => {
    const input = inputOf(route);
    return input.from !== 'nothing' && !('isRows' in input && input.isRows);
  });

  it.each(bodies)('ignores extra identity fields beside the credential at $name', async (route) => {
    const good = GOOD_REQUESTS[route.name] ?? { to: 'anyone' as const };
    const scenario = await createScenario(fixtures.siobhan, good, route.params);
    const before = await theirRows();
    const asked = withExtras(inputOf(route), (await good.asked?.(scenario)) ?? {});
    const path = route.path.replaceAll(/\[(\w+)\]/g, (_, name: string) => scenario.params[name] ?? '');
    const as = authorizedCaller(good, scenario);
    const response = await callRoute(route.handler, route.method, path, scenario.params, as, asked);
    expect(response.status, await response.clone().text()).toBeLessThan(400);
    expect(await theirRows()).toEqual(before);
    await db().rateLimit.deleteMany();
  });

  it('covers more than forty routes', () => {
    expect(bodies.length).toBeGreaterThan(40);
  });

  it('sends a message as the owner of the credential and not as the extra fields claim', async () => {
    const said = await guestSays(fixtures.aoife, 'Mine', foreign());
    expect(said.message).toMatchObject({ sender_type: 'guest', booking_id: fixtures.aoife.code });
    const { message } = await staffSays(fixtures.brendan, said.conversation_id, 'Mine too', foreign());
    expect(message).toMatchObject({ sender_type: 'staff', staff: fixtures.brendan.id });
  });

  it('refuses a guest who sends a token only in the body', async () => {
    const { token } = fixtures.aoife;
    const response = await guestEndpoints.send(
      fixtures.killarney.slug,
      {},
      { json: { message: 'a', token } },
    );
    expect(response.status).toBe(401);
  });

  it('signs only the channels of the credential, for forms and for JSON', async () => {
    const socket_id = '12.34';
    const { killarney, aoife, marco, brendan } = fixtures;
    const channelOf = (slug: string, code: string) => `private-hotel-${slug}-guest-chat-booking-${code}`;
    const own = { socket_id, channel_name: channelOf(killarney.slug, aoife.code), ...foreign() };
    const auth = sdkSignature(socket_id, own.channel_name);
    for (const how of [{ json: own }, { body: new URLSearchParams(own) }]) {
      const response = await guestEndpoints.pusherAuth(
        killarney.slug,
        {},
        { query: `?token=${aoife.token}`, ...how },
      );
      expect({ status: response.status, body: await response.json() }).toEqual({
        status: 200,
        body: { auth },
      });
    }
    const theirs = { ...own, channel_name: channelOf(fixtures.dublin.slug, marco.code) };
    const refused = await guestEndpoints.pusherAuth(killarney.slug, byToken(aoife), { json: theirs });
    expect(refused.status).toBe(403);
    const inbox = { socket_id, channel_name: `private-${fixtures.dublin.slug}-staff-inbox`, ...foreign() };
    expect((await staffEndpoints.pusherAuth(byApiToken(brendan), { json: inbox })).status).toBe(403);
  });
});

it('returns an absolute picture address at sign-in, because earlier clients use it unchanged', async () => {
  const { id, username } = await addStaff(fixtures.dublin);
  const profileImage = `/api/chat/${fixtures.dublin.slug}/pictures/${'0'.repeat(32)}`;
  await db().staff.update({ where: { id }, data: { profileImage } });
  const { profile_image_url } = await (
    await staffEndpoints.login({ json: { username, password: PASSWORD } })
  ).json();
  expect(profile_image_url).toBe(`${APP_ORIGIN}${profileImage}`);
});

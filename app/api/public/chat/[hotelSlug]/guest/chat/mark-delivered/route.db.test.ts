import { beforeAll, expect, it } from 'vitest';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byToken } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays, staffSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const mark = async (guest: TestGuest, up_to_seq: number) =>
  (await guestEndpoints.markDelivered(guest.hotel.slug, byToken(guest), { json: { up_to_seq } })).json();
const messagesOf = async (guest: TestGuest) =>
  (await (await guestEndpoints.messages(guest.hotel.slug, byToken(guest))).json()).messages;

it('marks the staff messages in the conversation of the guest as delivered and no others', async () => {
  for (const [guest, staff] of [
    [fixtures.aoife, fixtures.brendan],
    [fixtures.marco, fixtures.ronan],
  ] as const) {
    const { conversation_id } = await guestSays(guest, 'Hello');
    await staffSays(staff, conversation_id, 'Good evening');
  }
  expect(await mark(fixtures.aoife, 99)).toEqual({ marked_as_delivered: 1 });
  expect((await messagesOf(fixtures.aoife)).at(-1)).toMatchObject({
    status: 'delivered',
    delivered_at: expect.any(String),
    read_at: null,
  });
  expect((await messagesOf(fixtures.aoife)).at(0)).toMatchObject({ status: 'pending', delivered_at: null });
  expect((await messagesOf(fixtures.marco)).at(-1)).toMatchObject({ status: 'pending' });
  expect(await mark(fixtures.aoife, 99)).toEqual({ marked_as_delivered: 0 });
});

it.each(BAD_BODIES)('refuses mark-delivered with %s', async (_name, asked, code) => {
  const { aoife } = fixtures;
  await expectRefusal(() => guestEndpoints.markDelivered(aoife.hotel.slug, byToken(aoife), asked), code);
});

it('refuses mark-delivered with an invalid position or an unknown field', async () => {
  const { aoife } = fixtures;
  const wrong: unknown[] = [-1, 1.5, '1', null, [1], { gt: 0 }, 1e300];
  const bodies = [
    ...wrong.map((up_to_seq) => ({ up_to_seq })),
    { up_to_seq: 1, conversation_id: 1 },
    { up_to_seq: 1, reader: 'staff' },
  ];
  await expectRefusals(
    bodies.map((json) => () => guestEndpoints.markDelivered(aoife.hotel.slug, byToken(aoife), { json })),
    'invalid_input',
  );
});

import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as show } from '@/app/api/chat/[hotelSlug]/pictures/[hash]/route';
import { DELETE as removeTheirs } from '@/app/api/staff/hotel/[hotelSlug]/people/[staffId]/picture/route';
import { personSchema } from '@/lib/contract/people';
import { ownPictureSchema } from '@/lib/contract/profile-picture';
import { listInbox } from '@/lib/guest-chat/read-conversation';
import { db } from '@/lib/platform/db';
import {
  byApiToken,
  byGuestCookie,
  byStaffCookie,
  type Caller,
  callRoute,
  nobody,
} from '@/lib/testing/call-route';
import { conversationEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { aGif, aJpeg, aPdf, aPhotoWithPlace, aPng, asFile, aWebp, formWith } from '@/lib/testing/files';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { DELETE, PUT } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const give = (as: Caller, bytes: Buffer, name: string, slug = fixtures.killarney.slug) =>
  callRoute(PUT, 'PUT', `/api/staff/hotel/${slug}/me/picture`, { hotelSlug: slug }, as, {
    body: formWith(asFile(new Uint8Array(bytes), name)),
  });
const remove = (as: Caller, slug = fixtures.killarney.slug) =>
  callRoute(DELETE, 'DELETE', `/api/staff/hotel/${slug}/me/picture`, { hotelSlug: slug }, as);
const removeOf = (as: Caller, { id }: TestStaff, slug = fixtures.killarney.slug) =>
  callRoute(
    removeTheirs,
    'DELETE',
    `/api/staff/hotel/${slug}/people/${id}/picture`,
    { hotelSlug: slug, staffId: String(id) },
    as,
  );
const look = (as: Caller, url: string) => {
  const [, , , hotelSlug = '', , hash = ''] = url.split('/');
  return callRoute(show, 'GET', url, { hotelSlug, hash }, as);
};
async function urlOf(answer: Response): Promise<string> {
  const { profile_image: url } = ownPictureSchema.parse(await answer.json());
  if (url === null) throw new Error('There is no picture.');
  return url;
}
const lines = ({ id }: TestStaff) =>
  db().auditEntry.findMany({ where: { action: 'person.picture', targetId: String(id) } });

describe('the own picture of a staff member', () => {
  it('re-encodes a picture of any supported type as a small square that browsers may cache', async () => {
    for (const [bytes, name] of [
      [await aPng(300, 40), 'wide.png'],
      [await aJpeg(40, 300), 'tall.jpg'],
      [await aWebp(), 'small.webp'],
    ] as const) {
      const url = await urlOf(await give(byApiToken(fixtures.brendan), bytes, name));
      const answer = await look(byApiToken(fixtures.siobhan), url);
      expect(answer.headers.get('cache-control')).toBe('private, max-age=604800, immutable');
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const drawn = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect(drawn).toMatchObject({ format: 'webp', width: 256, height: 256 });
    }
  });

  it('stores nothing of an uploaded picture but its pixels', async () => {
    const given = Buffer.concat([await aPhotoWithPlace(), Buffer.from('<script>TRAILING</script>')]);
    const url = await urlOf(await give(byApiToken(fixtures.brendan), given, 'a.jpg'));
    const shown = Buffer.from(await (await look(byApiToken(fixtures.brendan), url)).arrayBuffer());
    expect(shown.includes('GPS-CANARY') || shown.includes('TRAILING')).toBe(false);
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
  });

  it('shows the picture beside messages to guests and colleagues until it is replaced or removed', async () => {
    const orla = await addStaff(fixtures.killarney);
    const first = await urlOf(await give(byApiToken(orla), await aPng(80, 80), 'a.png'));
    const { conversation_id: id } = await guestSays(fixtures.aoife, 'Hello');
    const { message } = await staffSays(orla, id, 'Good evening');
    expect(message.staff_info?.profile_image).toBe(first);
    expect((await look(byGuestCookie(fixtures.aoife), first)).status).toBe(200);
    const inbox = await listInbox(await memberOf(fixtures.brendan), {});
    expect(inbox.conversations.find((row) => row.id === id)?.current_staff_handler?.profile_image).toBe(
      first,
    );
    const second = await urlOf(await give(byApiToken(orla), await aWebp(), 'b.webp'));
    await expectProblem(await look(byApiToken(orla), first), 'not_found');
    const page = await conversationEndpoints.messages(
      fixtures.killarney.slug,
      id,
      byApiToken(fixtures.brendan),
    );
    expect(JSON.stringify(await page.json())).toContain(second);
    expect(await urlOf(await give(byApiToken(orla), await aWebp(), 'again.webp'))).toBe(second);
    for (const _ of [1, 2])
      expect(await (await remove(byApiToken(orla))).json()).toEqual({ profile_image: null });
    await expectProblem(await look(byApiToken(orla), second), 'not_found');
    expect(await lines(orla)).toHaveLength(3);
  });

  it('refuses SVG, HTML, PDF, animations, decompression bombs and empty files as a picture under any name', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const page = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const as = byApiToken(fixtures.brendan);
    const gif = await aGif();
    await expectProblem(await give(as, bomb, 'me.png'), 'too_large');
    await expectRefusals(
      [
        () => give(as, svg, 'me.svg'),
        () => give(as, svg, 'me.png'),
        () => give(as, page, 'me.jpg'),
        () => give(as, aPdf(), 'me.pdf'),
        () => give(as, gif, 'me.gif'),
      ],
      'unsupported_type',
    );
    await expectRefusal(() => give(as, Buffer.alloc(0), 'me.png'), 'invalid_input');
    await expectRefusal(() => give(as, Buffer.alloc(4 * 1024 * 1024 + 1), 'me.png'), 'too_large');
  });
});

it('lets only staff who may manage a person remove the picture of that person', async () => {
  const orla = await addStaff(fixtures.killarney);
  const admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
  for (const who of [orla, admin]) await give(byApiToken(who), await aPng(), 'me.png');
  await expectRefusal(() => removeOf(byApiToken(fixtures.brendan), orla), 'forbidden');
  await expectRefusal(() => removeOf(byApiToken(fixtures.siobhan), admin), 'forbidden');
  const person = personSchema.parse(await (await removeOf(byApiToken(fixtures.siobhan), orla)).json());
  expect(person).toMatchObject({ id: orla.id, profile_image: null });
  expect((await lines(orla)).at(-1)).toMatchObject({ staffId: fixtures.siobhan.id });
});

it('refuses pictures to staff of another hotel, guests of another hotel and callers without a credential', async () => {
  const png = await aPng();
  const url = await urlOf(await give(byApiToken(fixtures.brendan), png, 'me.png'));
  for (const ask of [
    (as: Caller) => give(as, png, 'me.png'),
    (as: Caller) => remove(as),
    (as: Caller) => removeOf(as, fixtures.brendan),
    (as: Caller) => look(as, url),
  ]) {
    await expectRefusal(() => ask(byStaffCookie(fixtures.ronan)), 'not_found');
    await expectRefusal(() => ask(nobody), 'unauthenticated');
  }
  await expectRefusal(() => look(byGuestCookie(fixtures.marco), url), 'unauthenticated');
  const there = url.replace(fixtures.killarney.slug, fixtures.dublin.slug);
  await expectRefusal(() => look(byApiToken(fixtures.ronan), there), 'not_found');
});

import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { GET as icon } from '@/app/icons/[hotelSlug]/[size]/route';
import { GET as logo } from '@/app/icons/[hotelSlug]/logo/[hash]/route';
import { hotelSettingsSchema } from '@/lib/contract/hotel-settings';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { aGif, aJpeg, aPdf, aPhotoWithPlace, aPng, asFile, aWebp, formWith } from '@/lib/testing/files';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { DELETE, POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const path = '/api/staff/hotel/hotel-killarney/settings/logo';
const give = (as: Caller, bytes: Buffer, name: string) =>
  callRoute(POST, 'POST', path, { hotelSlug: fixtures.killarney.slug }, as, {
    body: formWith(asFile(new Uint8Array(bytes), name)),
  });
const remove = (as: Caller) => callRoute(DELETE, 'DELETE', path, { hotelSlug: fixtures.killarney.slug }, as);
const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });
async function look(url: string): Promise<Response> {
  const [, , hotelSlug = '', , hash = ''] = url.split('/');
  return logo(new Request(`http://localhost${url}`), at({ hotelSlug, hash }));
}
async function urlOf(answer: Response): Promise<string> {
  const { logo_url: url } = hotelSettingsSchema.parse(await answer.json());
  if (url === null) throw new Error('There is no logo.');
  return url;
}

it('re-encodes a logo of any supported type on a white square that browsers may cache permanently', async () => {
  for (const [bytes, name] of [
    [await aPng(300, 40), 'wide.png'],
    [await aJpeg(40, 300), 'tall.jpg'],
    [await aWebp(), 'small.webp'],
  ] as const) {
    const answer = await look(await urlOf(await give(byApiToken(fixtures.siobhan), bytes, name)));
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const picture = sharp(Buffer.from(await answer.arrayBuffer()));
    expect(await picture.metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
    const [corner] = await picture.extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer();
    expect(corner).toBe(255);
  }
});

it('stores nothing of an uploaded logo but its pixels', async () => {
  const given = Buffer.concat([await aPhotoWithPlace(), Buffer.from('<script>TRAILING</script>')]);
  const shown = Buffer.from(
    await (await look(await urlOf(await give(byApiToken(fixtures.siobhan), given, 'a.jpg')))).arrayBuffer(),
  );
  expect(shown.includes('GPS-CANARY') || shown.includes('TRAILING')).toBe(false);
});

it('shows the logo to guests and as the icon of the hotel until it is replaced or removed', async () => {
  const { killarney, aoife, siobhan } = fixtures;
  const iconNow = async () =>
    Buffer.from(
      await (
        await icon(new Request('http://localhost/'), at({ hotelSlug: killarney.slug, size: '192' }))
      ).arrayBuffer(),
    );
  await remove(byApiToken(siobhan));
  const drawn = await iconNow();
  const first = await urlOf(await give(byApiToken(siobhan), await aPng(80, 80), 'a.png'));
  const context = await (await guestEndpoints.context(killarney.slug, byGuestCookie(aoife))).json();
  expect(context.hotel.branding.logo_url).toBe(first);
  expect((await iconNow()).equals(drawn)).toBe(false);
  expect(await sharp(await iconNow()).metadata()).toMatchObject({ width: 192, height: 192 });
  const second = await urlOf(await give(byApiToken(siobhan), await aPng(80, 20), 'a.png'));
  expect(second).not.toBe(first);
  expect((await look(first)).status).toBe(404);
  expect((await look(second.replace('killarney', 'dublin-central'))).status).toBe(404);
  const lines = () =>
    db().auditEntry.findMany({ where: { action: 'hotel.logo_url' }, orderBy: { id: 'asc' } });
  const before = (await lines()).length;
  expect(await urlOf(await give(byApiToken(siobhan), await aPng(80, 20), 'again.png'))).toBe(second);
  expect(await (await remove(byApiToken(siobhan))).json()).toMatchObject({ logo_url: null });
  await remove(byApiToken(siobhan));
  const told = await lines();
  expect(told).toHaveLength(before + 1);
  expect(told.at(-1)).toMatchObject({ staffId: siobhan.id, data: { from: second, to: null } });
  expect((await look(second)).status).toBe(404);
  expect((await iconNow()).equals(drawn)).toBe(true);
});

it('refuses a logo that is not PNG, JPEG or WebP under any name', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const as = byApiToken(fixtures.siobhan);
  await expectRefusals(
    [() => give(as, svg, 'logo.svg'), () => give(as, svg, 'logo.png'), () => give(as, aPdf(), 'logo.pdf')],
    'unsupported_type',
  );
  const gif = await aGif();
  await expectRefusal(() => give(as, gif, 'logo.gif'), 'unsupported_type');
});

it('lets only managers and admins of the hotel change the logo', async () => {
  const theirs = await addStaff(fixtures.dublin, { role: 'admin', department: 'management' });
  const png = await aPng();
  for (const [as, code] of [
    [byApiToken(fixtures.brendan), 'forbidden'],
    [byApiToken(theirs), 'not_found'],
    [nobody, 'unauthenticated'],
  ] as const) {
    await expectRefusal(() => give(as, png, 'a.png'), code);
    await expectRefusal(() => remove(as), code);
  }
});

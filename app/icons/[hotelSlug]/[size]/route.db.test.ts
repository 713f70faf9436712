import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as manifest } from '@/app/manifests/[hotelSlug]/[side]/route';
import { manifestSchema } from '@/lib/contract/manifest';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { GET as icon } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const ask = () => new Request('http://localhost/');
const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });
const readIcon = (hotelSlug: string, size: string) => icon(ask(), at({ hotelSlug, size }));
const readManifest = (hotelSlug: string, side: string) => manifest(ask(), at({ hotelSlug, side }));

describe('the icon of a hotel', () => {
  it.each([180, 192, 512])('returns the icon of a hotel as a square PNG of %i pixels', async (size) => {
    const response = await readIcon(fixtures.killarney.slug, String(size));
    expect(response.headers.get('content-type')).toBe('image/png');
    const { format, width, height } = await sharp(await response.arrayBuffer()).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: size, height: size });
  });

  it('answers 404 for an icon of another size or of an unknown hotel', async () => {
    for (const size of ['1', '100000', '192.5', 'x', '']) {
      expect((await readIcon(fixtures.killarney.slug, size)).status, size).toBe(404);
    }
    for (const slug of ['nowhere', '..', 'A B']) expect((await readIcon(slug, '192')).status, slug).toBe(404);
  });
});

describe('the manifest of a hotel', () => {
  it('starts the guest app at the conversation and the staff app at the inbox, each with its own scope', async () => {
    const { slug } = fixtures.killarney;
    const guest = manifestSchema.parse(await (await readManifest(slug, 'guest')).json());
    const staff = manifestSchema.parse(await (await readManifest(slug, 'staff')).json());
    expect(guest).toMatchObject({
      start_url: `/chat/${slug}`,
      scope: `/chat/${slug}`,
      display: 'standalone',
    });
    expect(staff).toMatchObject({ start_url: `/staff/${slug}`, scope: '/staff/' });
    expect(guest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toContain('512x512 maskable');
  });

  it('writes no data of guests to the manifest and answers 404 for an unknown hotel or side', async () => {
    const said = await (await readManifest(fixtures.killarney.slug, 'guest')).text();
    expect(Object.keys(JSON.parse(said)).sort()).toEqual(Object.keys(manifestSchema.shape).sort());
    expect((await readManifest('nowhere', 'guest')).status).toBe(404);
    expect((await readManifest(fixtures.killarney.slug, 'admin')).status).toBe(404);
  });
});

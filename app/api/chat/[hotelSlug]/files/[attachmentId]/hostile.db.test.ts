import { beforeAll, describe, expect, it } from 'vitest';
import { GET as thumbnail } from '@/app/api/chat/[hotelSlug]/files/[attachmentId]/thumbnail/route';
import { attachmentSchema } from '@/lib/contract/attachments';
import { db } from '@/lib/platform/db';
import { byStaffCookie } from '@/lib/testing/call-route';
import { asGuest, file } from '@/lib/testing/file-endpoints';
import { asFile, formWith } from '@/lib/testing/files';
import { hostileFiles } from '@/lib/testing/hostile-files';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const PASSENGERS = ['<script', '<html', '<?php', 'PK\u0003\u0004'];
/** The uploads that one booking may make in a day. */
const A_GUEST = 20;

describe('at least 80 hostile files', () => {
  it('refuses each hostile file or stores it without active content and without its place', async () => {
    const files = await hostileFiles();
    expect(files.length).toBeGreaterThanOrEqual(80);
    const found = {
      refused: 0,
      kept: 0,
      active: [] as string[],
      places: [] as string[],
      failed: [] as string[],
    };
    let guest = await addGuest(fixtures.killarney);
    for (const [at, { name, type, bytes }] of files.entries()) {
      if (at % A_GUEST === 0) guest = await addGuest(fixtures.killarney);
      const response = await asGuest(guest, formWith(asFile(new Uint8Array(bytes), name, type)));
      if (response.status >= 500) found.failed.push(name);
      if (response.status !== 201) {
        found.refused += 1;
        continue;
      }
      found.kept += 1;
      const { id } = attachmentSchema.parse(await response.json());
      await guestSays(guest, '', { attachment_ids: [id] });
      for (const endpoint of [undefined, thumbnail]) {
        const read = await file(guest.hotel.slug, id, byStaffCookie(fixtures.brendan), endpoint);
        if (endpoint && read.status === 404) continue;
        const body = Buffer.from(await read.arrayBuffer());
        if (couldRun(read, body)) found.active.push(name);
        if (body.includes('GPS-CANARY')) found.places.push(name);
      }
    }
    const { refused, kept, ...faults } = found;
    expect(faults).toEqual({ active: [], places: [], failed: [] });
    // Valid pictures with hidden content are stored without it. A filter that refuses everything would prove nothing.
    expect({ refused, kept }).toEqual({
      refused: files.length - kept,
      kept: expect.toSatisfy((n) => n > 20),
    });
    expect(await db().attachment.count()).toBe(kept);
  });
});

/** Whether a browser could do more with the file than draw it or save it under a plain name. */
function couldRun({ headers }: Response, body: Buffer): boolean {
  const disposition = headers.get('content-disposition') ?? '';
  const isPicture = PICTURES.includes(headers.get('content-type') ?? '');
  const isDressed =
    headers.get('x-content-type-options') === 'nosniff' &&
    (headers.get('content-security-policy') ?? '').includes('sandbox') &&
    !/[\r\n\u202e/\\]/.test(disposition);
  if (!isDressed) return true;
  return isPicture
    ? PASSENGERS.some((passenger) => body.includes(passenger))
    : !disposition.startsWith('attachment;');
}

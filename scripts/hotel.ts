import { parseArgs } from 'node:util';
import { z } from 'zod';
import { roomsOf } from '@/lib/contract/room-list';
import { upsertHotel } from '@/lib/people/upsert-hotel';
import { closeDb } from '@/lib/platform/db';

const HELP = `npm run hotel -- --slug hotel-killarney --name "Hotel Killarney" --time-zone Europe/Dublin \\
  [--locale en|de|ar] [--accent-color "#0f5c4d"] [--rooms "101-120,201"] [--ladder-email duty@hotel.example]

Makes the hotel, or changes it, and prints a link for its (next) admin. Needs DATABASE_URL, APP_URL, NEXTAUTH_SECRET.`;

const text = { type: 'string' } as const;
try {
  const { values } = parseArgs({
    options: {
      slug: text,
      name: text,
      'time-zone': text,
      locale: text,
      'accent-color': text,
      'ladder-email': text,
      rooms: text,
    },
  });
  if (!values.slug) throw new Error(HELP);
  const { isNew, rooms, link } = await upsertHotel({
    slug: values.slug,
    name: values.name,
    time_zone: values['time-zone'],
    locale: values.locale,
    accent_color: values['accent-color'],
    ladder_email: values['ladder-email'],
    rooms: roomsOf(values.rooms ?? ''),
  });
  console.log(`${isNew ? 'Made' : 'Changed'} ${values.slug}; rooms added: ${rooms}.`);
  console.log(`The first person to open this link within 72 hours becomes an admin of the hotel:\n  ${link}`);
} catch (error) {
  const isBadInput = error instanceof z.ZodError;
  console.error(
    isBadInput
      ? error.issues
          .map(({ path, message }) => `--${path.join('.').replaceAll('_', '-')} ${message}`)
          .join('\n')
      : error instanceof Error
        ? error.message
        : String(error),
  );
  process.exitCode = 1;
} finally {
  await closeDb();
}

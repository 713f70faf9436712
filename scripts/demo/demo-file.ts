import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOwnerLink } from '@/lib/people/owners';
import { closeDb, db } from '@/lib/platform/db';
import { type SeededHotel, seedHotels } from '@/prisma/seed/seed-hotels';
import { networkAddresses } from './addresses';
import type { Parts } from './start-parts';

/** `phone_link` is the address for a phone on the same Wi-Fi; null where this machine has no network. */
type DemoGuest = SeededHotel['guests'][number] & { link: string; phone_link: string | null };
export type DemoFile = {
  base_url: string;
  /** Opens, once, the page on which the owner of the installation creates hotels. */
  owner_link: string;
  hotels: (Omit<SeededHotel, 'guests'> & { guests: DemoGuest[] })[];
  /** The one address of this machine that webhooks may call. */
  webhook_receiver: string;
  /** The one address of this machine from which calendars may be read. Nothing listens there by default. */
  calendar_host: string;
  channels: { host: string; port: number; app_id: string; key: string; secret: string };
};

/** Long enough for an evening with the demo. */
const OWNER_MINUTES = 24 * 60;

export const demoFilePath = (folder: string) => join(folder, 'demo.json');

/**
 * The demo's people with their links and passwords. This file is the only place that has them in plain text, so it is
 * preserved between runs; without it the demo must be reset.
 */
export async function writeDemoFile(folder: string, { baseUrl, settings }: Parts): Promise<DemoFile> {
  const path = demoFilePath(folder);
  const isSeeded = (await db().hotel.count()) > 0;
  if (isSeeded && !existsSync(path))
    throw new Error(`${path} is gone. Start anew with: npm run demo -- --reset`);
  const hotels: SeededHotel[] = isSeeded
    ? JSON.parse(await readFile(path, 'utf8')).hotels
    : await seedHotels();
  const { port, appId, key, secret } = settings.channels;
  const [address] = networkAddresses();
  const phoneUrl = address ? baseUrl.replace('//localhost:', `//${address}:`) : null;
  const file: DemoFile = {
    base_url: baseUrl,
    owner_link: await createOwnerLink(OWNER_MINUTES),
    hotels: hotels.map((hotel) => ({
      ...hotel,
      guests: hotel.guests.map((guest) => ({
        ...guest,
        link: `${baseUrl}/chat/${hotel.slug}#t=${guest.token}`,
        phone_link: phoneUrl && `${phoneUrl}/chat/${hotel.slug}#t=${guest.token}`,
      })),
    })),
    webhook_receiver: `http://127.0.0.1:${settings.webhookPort}/in`,
    calendar_host: `http://127.0.0.1:${settings.calendarPort}`,
    channels: { host: '127.0.0.1', port, app_id: appId, key, secret },
  };
  // An open connection would log an error when the server stops, and nothing here queries the database again.
  await closeDb();
  await writeFile(path, JSON.stringify(file, null, 2), { mode: 0o600 });
  return file;
}

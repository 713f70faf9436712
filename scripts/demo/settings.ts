import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../free-port';

const settingsSchema = z.object({
  authSecret: z.string(),
  cronSecret: z.string(),
  /** The port of the demo's own webhook receiver. Folders of an earlier version do not have it. */
  webhookPort: z.number().optional(),
  /** The one port of this machine from which calendars may be read. Folders of an earlier version do not have it. */
  calendarPort: z.number().optional(),
  channels: z.object({ port: z.number(), appId: z.string(), key: z.string(), secret: z.string() }),
});
export type Settings = z.infer<typeof settingsSchema> & { webhookPort: number; calendarPort: number };

/**
 * Settings that must stay the same between runs, or sessions and open pages would be lost. Only this user can read the
 * file.
 */
export async function readSettings(folder: string): Promise<Settings> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'settings.json');
  const kept = existsSync(file) ? settingsSchema.parse(JSON.parse(await readFile(file, 'utf8'))) : null;
  const settings = {
    ...(kept ?? (await makeSettings())),
    webhookPort: kept?.webhookPort ?? (await freePort()),
    calendarPort: kept?.calendarPort ?? (await freePort()),
  };
  if (kept?.webhookPort === undefined || kept.calendarPort === undefined)
    await writeFile(file, JSON.stringify(settings, null, 2), { mode: 0o600 });
  return settings;
}

async function makeSettings(): Promise<z.infer<typeof settingsSchema>> {
  return {
    authSecret: secret(),
    cronSecret: secret(),
    channels: {
      port: await freePort(),
      appId: 'hotelmate',
      key: randomBytes(10).toString('hex'),
      secret: secret(),
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('hex');
}

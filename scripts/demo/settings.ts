import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../free-port';

const settingsSchema = z.object({
  authSecret: z.string(),
  cronSecret: z.string(),
  /** Where the demo's own receiver of webhooks listens. Not in folders of an earlier version. */
  webhookPort: z.number().optional(),
  /** The one port of this machine from which calendars may be read. Not in folders of an earlier version. */
  calendarPort: z.number().optional(),
  channels: z.object({ port: z.number(), appId: z.string(), key: z.string(), secret: z.string() }),
});
export type Settings = z.infer<typeof settingsSchema> & { webhookPort: number; calendarPort: number };

/** What must stay the same from one run to the next, or sessions and pages would be lost. Readable by us only. */
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

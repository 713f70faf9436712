import { z } from 'zod';
import type { PushConfigDto } from '@/lib/contract/devices';
import {
  accountOfParts,
  type CloudinaryAccount,
  cloudinaryPartsSchema,
  cloudinaryUrlSchema,
} from './cloudinary-account';
import { commaSeparated, socketAddress } from './env-lists';
import { allOrNothing, EnvironmentError, keysAndAddress, parse } from './env-parse';
import {
  CRON_PATH,
  LONGEST_INTERVAL_SECONDS,
  qstashSchema,
  SHORTEST_INTERVAL_SECONDS,
  type Timers,
  timersOf,
} from './env-timers';
import { type FirebaseAccount, readFirebaseAccount } from './firebase-account';

/** The one place that reads the environment. Everything is read when asked for, so a build needs none of it. */

const url = z.url({ protocol: /^https?$/ });
const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

const secret = (chars: number) =>
  z
    .string()
    .min(chars, `must have at least ${chars} characters`)
    .refine((value) => !/change-?me|example|your-|secret-here/i.test(value), 'is still the example value');

const coreSchema = z.object({
  APP_URL: url,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  NEXTAUTH_SECRET: secret(32),
});

const databaseSchema = coreSchema.pick({ DATABASE_URL: true });

const pusherSchema = z.object({
  PUSHER_APP_ID: z.string().min(1),
  PUSHER_KEY: z.string().min(1),
  PUSHER_SECRET: z.string().min(1),
  PUSHER_CLUSTER: z.string().min(1),
});
const pusherAddressSchema = z.object({
  PUSHER_HOST: z.string().min(1).optional(),
  PUSHER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PUSHER_USE_TLS: flag.optional(),
});

const qstashAddressSchema = z.object({ QSTASH_URL: url.optional() });

const firebaseSchema = z.object({
  FIREBASE_PROJECT_ID: z.string().min(1),
  FIREBASE_CREDENTIALS: z
    .string()
    .min(1)
    .refine(
      readFirebaseAccount,
      'is no service account: not a path to one, nor its JSON, nor that in base64',
    ),
});
/** Public: what a browser shows Firebase to be given a token. */
const firebaseWebSchema = z.object({
  FIREBASE_WEB_API_KEY: z.string().min(1),
  FIREBASE_WEB_APP_ID: z.string().min(1),
  FIREBASE_WEB_MESSAGING_SENDER_ID: z.string().min(1),
  FIREBASE_WEB_VAPID_KEY: z.string().min(1),
});

const mailSchema = z.object({
  SMTP_URL: z.string().regex(/^smtps?:\/\/[^/]+/, 'must be an smtp:// or smtps:// address'),
  MAIL_FROM: z.email('must be an e-mail address'),
});

const settingsSchema = z.object({
  /** More origins our own pages are reached under, comma separated; the demo uses it for the Wi-Fi address. */
  APP_ORIGINS: commaSeparated(url),
  CRON_SECRET: secret(16).optional(),
  /** What Prometheus shows to read /api/metrics; without it there is no such address. */
  METRICS_KEY: secret(16).optional(),
  /** The header a trusted proxy writes the caller's address into. No header is believed unless named here. */
  CLIENT_IP_HEADER: z.string().toLowerCase().optional(),
  /** How many proxies of the operator append to that header; the caller is the one that the first of them saw. */
  CLIENT_IP_PROXIES: z.coerce.number().int().min(1).max(10).default(1),
  /** Off where a pooler gives each transaction another connection; on Vercel that is taken for granted. */
  DATABASE_KEEPS_PLANS: flag.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(5),
  DEMO_FILE: z.string().optional(),
  /** Where there is one, browsers register with Firebase, and pages may reach it. */
  FIREBASE_WEB_API_KEY: z.string().optional(),
  /** A folder for attachments, where this machine keeps what it writes. */
  FILE_STORE_DIR: z.string().optional(),
  /** Off takes the service worker out of every browser that has it. */
  SERVICE_WORKER: z.enum(['on', 'off']).default('on'),
  /** How often a scheduler outside calls /api/cron/outbox with CRON_SECRET. */
  SCHEDULER_EVERY_SECONDS: z.coerce
    .number()
    .int()
    .min(SHORTEST_INTERVAL_SECONDS)
    .max(LONGEST_INTERVAL_SECONDS)
    .optional(),
  VERCEL: z.string().optional(),
  /** Whether other systems of a hotel may be called in this machine's own networks, and without TLS. */
  WEBHOOKS_TO_PRIVATE_NETWORKS: flag.default(false),
  /** The only ones of those that may be called where the others may not: 127.0.0.1:8080, comma separated. */
  WEBHOOKS_ALLOWED_PRIVATE: commaSeparated(socketAddress),
  /** The only private addresses from which calendars may be read, also without TLS. */
  CALENDARS_ALLOWED_PRIVATE: commaSeparated(socketAddress),
});

export { EnvironmentError };

export const env = {
  core: () => parse(coreSchema, process.env),
  databaseUrl: () => parse(databaseSchema, process.env).DATABASE_URL,
  settings: () => parse(settingsSchema, process.env),
  pusher: () => keysAndAddress(pusherSchema, pusherAddressSchema, process.env),
  /** Upstash QStash, which calls at a given time. Its address is that of the account's region. */
  qstash: () => keysAndAddress(qstashSchema, qstashAddressSchema, process.env),
  /** What calls when a timer is due. */
  timers(): Timers {
    const { CRON_SECRET, SCHEDULER_EVERY_SECONDS, VERCEL } = env.settings();
    return timersOf({
      hasQstash: env.qstash() !== null,
      cronSecret: CRON_SECRET,
      everySeconds: SCHEDULER_EVERY_SECONDS,
      isOnVercel: VERCEL !== undefined,
    });
  },
  /** The one address is all of it, and wins over the three names. */
  cloudinary(): CloudinaryAccount | null {
    const whole = allOrNothing(cloudinaryUrlSchema, process.env);
    if (whole) return whole.CLOUDINARY_URL;
    const parts = allOrNothing(cloudinaryPartsSchema, process.env);
    return parts && accountOfParts(parts);
  },
  firebase(): FirebaseAccount | null {
    const keys = allOrNothing(firebaseSchema, process.env);
    const account = keys && readFirebaseAccount(keys.FIREBASE_CREDENTIALS);
    // Firebase answers "no such phone" for a project that is not its own, and every phone would be forgotten.
    if (keys && account?.project_id !== keys.FIREBASE_PROJECT_ID)
      throw new EnvironmentError('FIREBASE_CREDENTIALS are of another project than FIREBASE_PROJECT_ID.');
    return account;
  },
  /** Null where push is off: a browser that could register would wait for rings that never come. */
  firebaseWeb(): PushConfigDto['firebase'] {
    const keys = allOrNothing(firebaseWebSchema, process.env);
    const account = env.firebase();
    if (!keys || !account) return null;
    return {
      apiKey: keys.FIREBASE_WEB_API_KEY,
      projectId: account.project_id,
      messagingSenderId: keys.FIREBASE_WEB_MESSAGING_SENDER_ID,
      appId: keys.FIREBASE_WEB_APP_ID,
      vapidKey: keys.FIREBASE_WEB_VAPID_KEY,
    };
  },
  mail: () => allOrNothing(mailSchema, process.env),
  /** For processes that must not know the rest. */
  only: (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, process.env[name]])),
  /** Whether there is anywhere to keep what guests and staff attach. */
  takesFiles: () => env.cloudinary() !== null || env.settings().FILE_STORE_DIR !== undefined,
  isProduction: () => process.env['NODE_ENV'] === 'production',
};

/** Reads everything once at boot, so that a missing or half-set variable stops the start and is named. */
export function checkEnvironment(): void {
  const core = env.core();
  env.pusher();
  env.cloudinary();
  env.firebaseWeb();
  env.mail();
  env.qstash();
  const settings = env.settings();
  if (settings.SCHEDULER_EVERY_SECONDS && !settings.CRON_SECRET)
    throw new EnvironmentError('SCHEDULER_EVERY_SECONDS is set, but CRON_SECRET is not.');
  if (settings.FILE_STORE_DIR && settings.VERCEL)
    throw new EnvironmentError('FILE_STORE_DIR needs a disk that stays; on Vercel set CLOUDINARY_URL.');
  if (settings.DEMO_FILE && settings.VERCEL)
    throw new EnvironmentError('DEMO_FILE is for the local demo only.');
  // next-auth reads its own address from the environment and nowhere else.
  process.env['NEXTAUTH_URL'] = core.APP_URL;
}

/** The origins our pages are served from: the only ones a browser's write may come from. */
export function ownOrigins(): string[] {
  return [env.core().APP_URL, ...env.settings().APP_ORIGINS].map((address) => new URL(address).origin);
}

/** What a scheduler calls. */
export const cronAddress = (): string => new URL(CRON_PATH, env.core().APP_URL).href;

export const usesHttps = (): boolean => env.core().APP_URL.startsWith('https:');

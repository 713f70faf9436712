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

/** The only module that reads the environment. Every variable is read when needed, so a build needs none. */

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
/** Public values with which a browser obtains a token from Firebase. */
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
  /** Further origins of our own pages, comma separated; the demo uses it for the Wi-Fi address. */
  APP_ORIGINS: commaSeparated(url),
  CRON_SECRET: secret(16).optional(),
  /** The key with which Prometheus reads /api/metrics; without it that address does not exist. */
  METRICS_KEY: secret(16).optional(),
  /** The header in which a trusted proxy writes the caller's address. No other header is trusted. */
  CLIENT_IP_HEADER: z.string().toLowerCase().optional(),
  /**
   * How many proxies of the operator append to that header. The caller's address is the one that the first of them saw.
   */
  CLIENT_IP_PROXIES: z.coerce.number().int().min(1).max(10).default(1),
  /** False where a pooler gives each transaction another connection. On Vercel the default is false. */
  DATABASE_KEEPS_PLANS: flag.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(5),
  DEMO_FILE: z.string().optional(),
  /** Where it is set, browsers register with Firebase, and pages may connect to it. */
  FIREBASE_WEB_API_KEY: z.string().optional(),
  /** A folder for attachments, on a machine with a persistent disk. */
  FILE_STORE_DIR: z.string().optional(),
  /** `off` removes the service worker from every browser that has it. */
  SERVICE_WORKER: z.enum(['on', 'off']).default('on'),
  /** The interval in seconds at which an external scheduler calls /api/cron/outbox with CRON_SECRET. */
  SCHEDULER_EVERY_SECONDS: z.coerce
    .number()
    .int()
    .min(SHORTEST_INTERVAL_SECONDS)
    .max(LONGEST_INTERVAL_SECONDS)
    .optional(),
  VERCEL: z.string().optional(),
  /** Whether webhooks may call addresses in private networks, and without TLS. */
  WEBHOOKS_TO_PRIVATE_NETWORKS: flag.default(false),
  /** Private addresses that webhooks may call although the others are refused: 127.0.0.1:8080, comma separated. */
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
  /** Upstash QStash, which calls at a given time. Its address depends on the region of the account. */
  qstash: () => keysAndAddress(qstashSchema, qstashAddressSchema, process.env),
  /** The source that wakes a process when a timer is due. */
  timers(): Timers {
    const { CRON_SECRET, SCHEDULER_EVERY_SECONDS, VERCEL } = env.settings();
    return timersOf({
      hasQstash: env.qstash() !== null,
      cronSecret: CRON_SECRET,
      everySeconds: SCHEDULER_EVERY_SECONDS,
      isOnVercel: VERCEL !== undefined,
    });
  },
  /** CLOUDINARY_URL contains the whole account and takes precedence over the three variables. */
  cloudinary(): CloudinaryAccount | null {
    const whole = allOrNothing(cloudinaryUrlSchema, process.env);
    if (whole) return whole.CLOUDINARY_URL;
    const parts = allOrNothing(cloudinaryPartsSchema, process.env);
    return parts && accountOfParts(parts);
  },
  firebase(): FirebaseAccount | null {
    const keys = allOrNothing(firebaseSchema, process.env);
    const account = keys && readFirebaseAccount(keys.FIREBASE_CREDENTIALS);
    // Firebase reports every device of another project as unregistered, and all devices would be deleted.
    if (keys && account?.project_id !== keys.FIREBASE_PROJECT_ID)
      throw new EnvironmentError('FIREBASE_CREDENTIALS are of another project than FIREBASE_PROJECT_ID.');
    return account;
  },
  /** Null where push is disabled: a registered browser would wait for pushes that never arrive. */
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
  /** Returns only these variables, for processes that must not see the others. */
  only: (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, process.env[name]])),
  /** Returns whether a file store for attachments is configured. */
  takesFiles: () => env.cloudinary() !== null || env.settings().FILE_STORE_DIR !== undefined,
  isProduction: () => process.env['NODE_ENV'] === 'production',
};

/** Validates everything once at boot, so that a missing or incomplete variable stops the start and is named. */
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
  // next-auth reads its own address from the environment only.
  process.env['NEXTAUTH_URL'] = core.APP_URL;
}

/** Returns the origins of our pages, the only ones from which a browser may write. */
export function ownOrigins(): string[] {
  return [env.core().APP_URL, ...env.settings().APP_ORIGINS].map((address) => new URL(address).origin);
}

/** Returns the address that a scheduler calls. */
export const cronAddress = (): string => new URL(CRON_PATH, env.core().APP_URL).href;

export const usesHttps = (): boolean => env.core().APP_URL.startsWith('https:');

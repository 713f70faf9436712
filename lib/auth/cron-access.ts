import { AppError } from '@/lib/kernel/app-error';
import { secretsMatch } from '@/lib/kernel/secret-hash';
import { env } from '@/lib/platform/env';

/** The scheduler, by the secret it was given. Without a secret nobody is the scheduler. */
export async function cronAccess(request: Request): Promise<null> {
  const secret = env.settings().CRON_SECRET;
  const given = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!secret || given === undefined || !secretsMatch(given, secret)) throw new AppError('unauthenticated');
  return null;
}

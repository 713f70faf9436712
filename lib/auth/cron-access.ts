import { AppError } from '@/lib/kernel/app-error';
import { secretsMatch } from '@/lib/kernel/secret-hash';
import { env } from '@/lib/platform/env';

/** Authenticates the scheduler by its secret. Without a configured secret every call is refused. */
export async function cronAccess(request: Request): Promise<null> {
  const secret = env.settings().CRON_SECRET;
  const given = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!secret || given === undefined || !secretsMatch(given, secret)) throw new AppError('unauthenticated');
  return null;
}

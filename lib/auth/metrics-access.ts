import { AppError } from '@/lib/kernel/app-error';
import { secretsMatch } from '@/lib/kernel/secret-hash';
import { env } from '@/lib/platform/env';

/** Authenticates Prometheus by its key. Without a configured key the endpoint answers `not_found`. */
export async function metricsAccess(request: Request): Promise<null> {
  const key = env.settings().METRICS_KEY;
  if (!key) throw new AppError('not_found');
  const given = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined || !secretsMatch(given, key)) throw new AppError('unauthenticated');
  return null;
}

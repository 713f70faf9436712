import { AppError } from '@/lib/kernel/app-error';
import { cronAddress, env } from '@/lib/platform/env';
import { wiring } from '@/lib/wiring';

/**
 * QStash, by the signature of its call to this very address. Without its keys there is no such caller, and the secret of
 * the scheduler does not stand in for a signature.
 */
export async function qstashAccess(request: Request): Promise<null> {
  const account = env.qstash();
  const signature = request.headers.get('upstash-signature');
  if (!account || !signature || !(await wiring().isFromQstash(account, signature, cronAddress())))
    throw new AppError('unauthenticated');
  return null;
}

import { AppError } from '@/lib/kernel/app-error';
import { cronAddress, env } from '@/lib/platform/env';
import { wiring } from '@/lib/wiring';

/**
 * Authenticates QStash by the signature of its call to this very address. Without its keys every call is refused. The
 * secret of the scheduler does not replace the signature.
 */
export async function qstashAccess(request: Request): Promise<null> {
  const account = env.qstash();
  const signature = request.headers.get('upstash-signature');
  if (!account || !signature || !(await wiring().isFromQstash(account, signature, cronAddress())))
    throw new AppError('unauthenticated');
  return null;
}

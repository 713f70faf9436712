import { API_KEY_PREFIX } from '@/lib/contract/api-keys';
import type { Integration } from '@/lib/hotel/who';
import { findIntegration } from '@/lib/integrations/api-key-store';
import { AppError } from '@/lib/kernel/app-error';

/** The only maker of integrations. A key that is unknown, revoked or another hotel's is one and the same to nobody. */
export async function integrationAccess(
  request: Request,
  { hotelSlug = '' }: Record<string, string>,
): Promise<Integration> {
  const given = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const found = given?.startsWith(API_KEY_PREFIX) ? await findIntegration(hotelSlug, given) : null;
  if (!found) throw new AppError('unauthenticated');
  return found;
}

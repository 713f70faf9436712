import { API_KEY_PREFIX } from '@/lib/contract/api-keys';
import type { Integration } from '@/lib/hotel/principals';
import { findIntegration } from '@/lib/integrations/api-key-store';
import { AppError } from '@/lib/kernel/app-error';

/** Only this authenticates integrations. An unknown key, a revoked key and a key of another hotel answer alike. */
export async function integrationAccess(
  request: Request,
  { hotelSlug = '' }: Record<string, string>,
): Promise<Integration> {
  const given = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const found = given?.startsWith(API_KEY_PREFIX) ? await findIntegration(hotelSlug, given) : null;
  if (!found) throw new AppError('unauthenticated');
  return found;
}

import { PAGE_OWNER_HEADER } from '@/lib/contract/page-owner';
import { AppError } from '@/lib/kernel/app-error';

/**
 * Refuses a request of a page that belongs to another person who used this browser before. Clients that name no owner
 * are not checked.
 */
export function requirePageOwner(headers: Headers, owner: string): void {
  const named = headers.get(PAGE_OWNER_HEADER);
  if (named !== null && named !== owner) throw new AppError('other_person');
}

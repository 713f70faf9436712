import { PAGE_OWNER_HEADER } from '@/lib/contract/page-owner';

let owner: string | null = null;

/** From now on every request carries the person whose page this is. */
export function setPageOwner(value: string): void {
  owner = value;
}

export function ownerHeaders(): Record<string, string> {
  return owner === null ? {} : { [PAGE_OWNER_HEADER]: owner };
}

import { PAGE_OWNER_HEADER } from '@/lib/contract/page-owner';

let owner: string | null = null;

/** From now on every request says that it comes from a page of this person. */
export function setPageOwner(value: string): void {
  owner = value;
}

export function ownerHeaders(): Record<string, string> {
  return owner === null ? {} : { [PAGE_OWNER_HEADER]: owner };
}

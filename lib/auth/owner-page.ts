import { headers } from 'next/headers';
import type { OwnedHotelsDto } from '@/lib/contract/owner';
import { readOwnedHotels } from '@/lib/people/owners';
import { ownerOf } from './owner-access';

/** Returns null for every visitor but an owner. */
export async function loadOwnedHotels(): Promise<OwnedHotelsDto | null> {
  return (await ownerOf(await headers())) && readOwnedHotels();
}

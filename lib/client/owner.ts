import type {
  MadeHotelDto,
  NewHotel,
  OwnedHotelChange,
  OwnedHotelDto,
  OwnedHotelsDto,
} from '@/lib/contract/owner';
import { ownerApi } from '@/lib/contract/paths';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { fetchJson, sendJson } from './request';

/** The server calls of the owner of the installation. */
export const ownerCalls = {
  enter: (token: string) => sendJson('POST', ownerApi.session, { token }),
  leave: () => sendJson('DELETE', ownerApi.session),
  hotels: async () => (await fetchJson<OwnedHotelsDto>('GET', ownerApi.hotels)).hotels,
  make: (hotel: NewHotel) => fetchJson<MadeHotelDto>('POST', ownerApi.hotels, hotel),
  change: (change: OwnedHotelChange) => fetchJson<OwnedHotelDto>('PATCH', ownerApi.hotels, change),
  adminLink: (slug: string) => fetchJson<MadeStaffLinkDto>('POST', ownerApi.adminLinks, { slug }),
};

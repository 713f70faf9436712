import type {
  MadeHotelDto,
  NewHotel,
  OwnedHotelChange,
  OwnedHotelDto,
  OwnedHotelsDto,
} from '@/lib/contract/owner';
import { ownerApi } from '@/lib/contract/paths';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { ask, tell } from './request';

/** The server calls of the owner of the installation. */
export const ownerCalls = {
  enter: (token: string) => tell('POST', ownerApi.session, { token }),
  leave: () => tell('DELETE', ownerApi.session),
  hotels: async () => (await ask<OwnedHotelsDto>('GET', ownerApi.hotels)).hotels,
  make: (hotel: NewHotel) => ask<MadeHotelDto>('POST', ownerApi.hotels, hotel),
  change: (change: OwnedHotelChange) => ask<OwnedHotelDto>('PATCH', ownerApi.hotels, change),
  adminLink: (slug: string) => ask<MadeStaffLinkDto>('POST', ownerApi.adminLinks, { slug }),
};

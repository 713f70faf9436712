import { hotelSlugSchema } from '@/lib/contract/hotel';
import { iconSizeSchema, type ManifestDto, manifestOf, SIDES } from '@/lib/contract/manifest';
import { pages } from '@/lib/contract/paths';
import { AppError } from '@/lib/kernel/app-error';
import { drawHotelIcon, drawLogoIcon } from '@/lib/platform/hotel-icon';
import { findHotel } from './hotel-store';
import { findLogo } from './logo-store';
import type { Hotel } from './principals';

/** Returns the hotel's icon for a home screen. It shows nothing that the hotel's public page does not show. */
export async function readHotelIcon(slug: string, size: string): Promise<Buffer> {
  const asked = iconSizeSchema.safeParse(size);
  if (!asked.success) throw new AppError('not_found');
  const hotel = await theHotel(slug);
  const logo = hotel.logoUrl === null ? null : await findLogo(slug);
  const pixels = Number(asked.data);
  return logo ? drawLogoIcon(logo, pixels) : drawHotelIcon(hotel.accentColor, pixels);
}

/** The address contains the hash of the logo: an old address answers `not_found`. */
export async function readLogo(slug: string, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  const logo = hotelSlugSchema.safeParse(slug).success ? await findLogo(slug) : null;
  if (logo?.hash !== hash) throw new AppError('not_found');
  return new Uint8Array(logo.bytes);
}

export async function readManifest(slug: string, side: string): Promise<ManifestDto> {
  const asked = SIDES.find((known) => known === side);
  if (!asked) throw new AppError('not_found');
  const hotel = await theHotel(slug);
  const look = { slug: hotel.slug, name: hotel.name, color: hotel.accentColor };
  return asked === 'guest'
    ? manifestOf(look, pages.guest(slug), pages.guest(slug))
    : manifestOf(look, pages.inbox(slug), '/staff/');
}

async function theHotel(slug: string): Promise<Hotel> {
  const hotel = hotelSlugSchema.safeParse(slug).success ? await findHotel(slug) : null;
  if (!hotel) throw new AppError('not_found');
  return hotel;
}

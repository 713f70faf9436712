import { accentStyle } from '@/components/ui/accent';
import { themedPlace } from '@/components/ui/themed-place';
import type { HotelDto } from '@/lib/contract/hotel';

/** Dresses an open page in the hotel's new colour, and gives its tab the hotel's new name. */
export function redress(before: HotelDto, after: HotelDto): void {
  const place = themedPlace();
  for (const [name, value] of Object.entries(accentStyle(after.branding.accent_color)))
    place?.style.setProperty(name, String(value));
  if (after.name !== before.name) document.title = document.title.replace(before.name, () => after.name);
}

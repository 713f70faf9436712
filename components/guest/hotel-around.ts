import { accentStyle } from '@/components/ui/accent';
import { themedPlace } from '@/components/ui/themed-place';
import type { HotelDto } from '@/lib/contract/hotel';

/** Applies the hotel's new colour to an open page, and its new name to the title. */
export function redress(before: HotelDto, after: HotelDto): void {
  const place = themedPlace();
  for (const [name, value] of Object.entries(accentStyle(after.branding.accent_color)))
    place?.style.setProperty(name, String(value));
  if (after.name !== before.name) document.title = document.title.replace(before.name, () => after.name);
}

import type { ReactNode } from 'react';
import { accentStyle } from '@/components/ui/accent';
import type { HotelDto } from '@/lib/contract/hotel';

/** Applies the hotel's colours to the guest's pages. */
export function HotelFrame({ hotel, children }: Readonly<{ hotel: HotelDto; children: ReactNode }>) {
  return (
    <div
      style={accentStyle(hotel.branding.accent_color)}
      className="hotel-theme guest-theme min-h-dvh bg-paper text-ink"
    >
      {children}
    </div>
  );
}

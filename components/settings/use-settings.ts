'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { createSettingsApi } from '@/lib/client/hotel-settings';
import type { HotelChange, HotelSettingsDto } from '@/lib/contract/hotel-settings';

export type Settings = ReturnType<typeof useSettings>;

/** The last saved settings of the hotel. */
export function useSettings(slug: string, initial: HotelSettingsDto) {
  const api = useMemo(() => createSettingsApi(slug), [slug]);
  const router = useRouter();
  const [saved, setSaved] = useState(initial);

  async function keep(answer: Promise<HotelSettingsDto>): Promise<void> {
    setSaved(await answer);
    // The desk shows the hotel's name, colour and logo, so it is loaded again.
    router.refresh();
  }

  return {
    saved,
    change: (change: HotelChange) => keep(api.change(change)),
    giveLogo: (file: File) => keep(api.giveLogo(file)),
    removeLogo: () => keep(api.removeLogo()),
  };
}

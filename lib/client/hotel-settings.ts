import type { HotelChange, HotelSettingsDto } from '@/lib/contract/hotel-settings';
import { staffApi } from '@/lib/contract/paths';
import type { RoomAccessDto } from '@/lib/contract/room-codes';
import { postForm } from './post-form';
import { fetchJson } from './request';

/** The server calls of the hotel settings page. */
export function createSettingsApi(slug: string) {
  const settings = staffApi.hotelSettings(slug);
  const logo = `${settings}/logo`;
  return {
    change: (change: HotelChange) => fetchJson<HotelSettingsDto>('PATCH', settings, change),
    async giveLogo(file: File): Promise<HotelSettingsDto> {
      const form = new FormData();
      form.set('file', file);
      const watch = { onProgress: () => undefined, signal: new AbortController().signal };
      return (await postForm(logo, form, watch)) as HotelSettingsDto;
    },
    removeLogo: () => fetchJson<HotelSettingsDto>('DELETE', logo),
  };
}

export const setRoomAccess = (slug: string, access: RoomAccessDto) =>
  fetchJson<RoomAccessDto>('PUT', staffApi.roomAccess(slug), access);

import type { RoomChange, RoomChangedDto, RoomsAddedDto, RoomsDto } from '@/lib/contract/hotel-rooms';
import { staffApi } from '@/lib/contract/paths';
import { createSettingsApi } from './hotel-settings';
import { fetchJson } from './request';

/** The server calls for the hotel's rooms. */
export function createRoomsApi(slug: string) {
  return {
    list: () => fetchJson<RoomsDto>('GET', staffApi.rooms(slug)),
    add: (rooms: string) => fetchJson<RoomsAddedDto>('POST', staffApi.rooms(slug), { rooms }),
    change: (id: number, change: RoomChange) =>
      fetchJson<RoomChangedDto>('PATCH', staffApi.room(slug, id), change),
    share: (isOn: boolean) => createSettingsApi(slug).change({ rooms_are_shared: isOn }),
  };
}

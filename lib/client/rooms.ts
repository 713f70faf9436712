import type { RoomChange, RoomChangedDto, RoomsAddedDto, RoomsDto } from '@/lib/contract/hotel-rooms';
import { staffApi } from '@/lib/contract/paths';
import { createSettingsApi } from './hotel-settings';
import { ask } from './request';

/** The server calls for the hotel's rooms. */
export function createRoomsApi(slug: string) {
  return {
    list: () => ask<RoomsDto>('GET', staffApi.rooms(slug)),
    add: (rooms: string) => ask<RoomsAddedDto>('POST', staffApi.rooms(slug), { rooms }),
    change: (id: number, change: RoomChange) => ask<RoomChangedDto>('PATCH', staffApi.room(slug, id), change),
    share: (isOn: boolean) => createSettingsApi(slug).change({ rooms_are_shared: isOn }),
  };
}

import type { APIRequestContext } from '@playwright/test';
import type { DemoFile } from '@/scripts/demo/demo-file';
import { staffOf } from '../fixtures';

/** Makes the front desk's requests without a page, so that a change reaches open pages from outside. */
export async function deskOf(request: APIRequestContext, hotel: DemoFile, username: string) {
  const { password, slug } = staffOf(hotel, username);
  const login = await request.post(`${hotel.base_url}/api/staff/login`, { data: { username, password } });
  const headers = { Authorization: `Bearer ${(await login.json()).token}` };
  const here = `${hotel.base_url}/api/staff/hotel/${slug}`;
  const asked = (data: unknown) => ({ headers, ...(data ? { data } : {}) });
  return {
    post: async (path: string, data?: unknown) =>
      (await request.post(`${here}/stays${path}`, asked(data))).json(),
    list: async (query: string) => (await request.get(`${here}/stays${query}`, { headers })).json(),
    change: async (path: string, data: unknown) =>
      (await request.patch(`${here}${path}`, asked(data))).json(),
    settings: async () => (await request.get(`${here}/settings`, { headers })).json(),
    freeRooms: async (): Promise<string[]> => {
      const { rooms } = await (await request.get(`${here}/rooms`, { headers })).json();
      return rooms.flatMap((room: { room_number: string; taken_by: string | null }) =>
        room.taken_by === null ? [room.room_number] : [],
      );
    },
  };
}

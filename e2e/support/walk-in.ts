import type { Page } from '@playwright/test';
import { act } from '../act/act';

/** Opens the conversation of a new guest, whom no other test uses. */
export async function walkIn(desk: Page, slug: string, name: string, phone: Page): Promise<void> {
  await act.goto(phone, await linkOfNewGuest(desk, slug, name));
  await act.live(phone);
}

/** Creates a guest in a room of the hotel and returns their link. */
export function linkOfNewGuest(desk: Page, slug: string, name: string): Promise<string> {
  return desk.evaluate(
    async ([hotel, first]) => {
      const ask = async (method: string, path: string, body?: unknown) => {
        const response = await fetch(`/api/staff/hotel/${hotel}/${path}`, {
          method,
          headers: { 'Content-Type': 'application/json' },
          body: body === undefined ? null : JSON.stringify(body),
        });
        return response.json();
      };
      const { rooms } = await ask('GET', 'rooms');
      const free = rooms.find((room: { taken_by: string | null }) => room.taken_by === null);
      const today = new Date().toISOString().slice(0, 10);
      const stay = await ask('POST', 'stays', {
        guest_first_name: first,
        guest_last_name: 'Unheard',
        check_in: today,
        check_out: today,
        room_number: free.room_number,
      });
      return (await ask('POST', `stays/${stay.booking_id}/links`)).link;
    },
    [slug, name],
  );
}

import type { FileReading } from '@/lib/client/import/file-reader';
import type { StaysApi } from '@/lib/client/stays';
import { knownRooms } from '@/lib/stay-files/cells/read-details';
import type { Choices } from '@/lib/stay-files/plan-import';
import type { DayOrder } from '@/lib/stay-files/read-day';
import type { ReadRow } from '@/lib/stay-files/read-row';
import type { OpenFile } from '@/lib/stay-files/reading/open-file';

type ReadyChoices = Choices & { readonly dayOrder: DayOrder };

type Deps = Readonly<{ api: StaysApi; reader: FileReading; today: string; timeZone: string }>;

/** Stays that ended earlier than this are not imported. */
const DAYS_BACK = 30;

/** Reads the rows of the file. If the hotel's rooms cannot be fetched the server checks the rooms. */
export async function readRows(
  { api, reader, today, timeZone }: Deps,
  file: OpenFile,
  { mapping, dayOrder, words }: ReadyChoices,
  onProgress: (done: number) => void,
): Promise<ReadRow[]> {
  const rooms = await api.rooms().catch(() => null);
  const since = new Date(Date.parse(today) - DAYS_BACK * 86_400_000).toISOString().slice(0, 10);
  const plan = {
    ...{ mapping, dayOrder, words, since, timezone: timeZone },
    rooms: rooms && knownRooms(rooms.map(({ room_number: room }) => room)),
  };
  return reader.toStays(file, plan, onProgress);
}

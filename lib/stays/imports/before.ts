import { z } from 'zod';
import type { CompanionDto } from '@/lib/contract/companions';
import { BOOKING_STATUSES } from '@/lib/contract/hotel';
import type { Tx } from '@/lib/platform/db';
import { listCompanionRows, listCompanionsOf } from '../companion-store';
import type { Candidate } from '../pms/pair-facts';
import { saidSchema } from '../pms/said';

/** The state of a stay before an import changed it. */
const changedSchema = z.object({
  status: z.enum(BOOKING_STATUSES),
  room_number: z.string().nullable(),
  details: z.object({
    notes: z.string(),
    guestFirstName: z.string(),
    guestLastName: z.string(),
    guestEmail: z.string().nullable(),
    guestPhone: z.string().nullable(),
    guestLocale: z.string(),
    checkIn: z.string(),
    checkOut: z.string(),
  }),
  companions: z.array(
    z.object({ first_name: z.string(), last_name: z.string(), locale: z.string().nullable() }),
  ),
  /** The values that the source had sent last. */
  said: saidSchema.nullable(),
});
export type ChangedStay = z.infer<typeof changedSchema>;

/** For a stay that the import created: the stays that passed their number on to it. */
const createdSchema = z.object({ passed_on: z.array(z.string()) });

export const parseChanged = (before: unknown): ChangedStay => changedSchema.parse(before);
export const parseMade = (before: unknown): z.infer<typeof createdSchema> => createdSchema.parse(before);

export type Before = ChangedStay | z.infer<typeof createdSchema>;

/** The caller has locked the stay and has not changed it yet. */
export async function beforeOf(tx: Tx, hotelId: number, stay: Candidate): Promise<ChangedStay> {
  return toBefore(stay, await listCompanionRows(hotelId, stay.known.id, tx));
}

/** Returns the same for several stays, by booking id. */
export async function listBefore(
  tx: Tx,
  hotelId: number,
  stays: readonly Candidate[],
): Promise<Map<number, ChangedStay>> {
  if (stays.length === 0) return new Map();
  const ids = stays.map(({ known }) => known.id);
  const companions = await listCompanionsOf(tx, hotelId, ids);
  return new Map(stays.map((stay) => [stay.known.id, toBefore(stay, companions.get(stay.known.id) ?? [])]));
}

function toBefore(
  { known: { status, roomNumber, details }, last }: Candidate,
  companions: readonly CompanionDto[],
): ChangedStay {
  return {
    status,
    room_number: roomNumber,
    details,
    companions: companions.map(({ first_name, last_name, locale }) => ({ first_name, last_name, locale })),
    said: last,
  };
}

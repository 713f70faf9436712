/** A stay of the same hotel that this phone may open too. */
export type OtherStay = Readonly<{
  /** As `stayKey` spells it. */
  key: string;
  guest_name: string;
  room_number: string | null;
}>;

/** Another stay of the same hotel that this phone may open. */
export type OtherStay = Readonly<{
  /** In the format of `stayKey`. */
  key: string;
  guest_name: string;
  room_number: string | null;
}>;

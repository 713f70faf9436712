-- Rooms are compared by a key, closed, out of order and shared.

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "rooms_are_shared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "room" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "former_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "number_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "out_of_order_until" DATE;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "room_share" SMALLINT NOT NULL DEFAULT 0;

-- As lib/contract/room-key.ts, for programs that write no key: the application of before, which knows none, and a
-- shell. Rooms that were alike before this migration get a key of their own, which no number gives: each is found by
-- its exact number, as before, until it is renamed.
CREATE FUNCTION room_key(number text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(lower(normalize(number, NFKC)), '\s', '', 'g'), '^#+', '')
$$;

CREATE FUNCTION fill_room_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number_key = '' THEN NEW.number_key := room_key(NEW.number); END IF;
  RETURN NEW;
END $$;

UPDATE room SET number_key = room_key(number);
UPDATE room one SET number_key = one.number_key || '#' || one.id
WHERE EXISTS (
  SELECT 1 FROM room other
  WHERE other.hotel_id = one.hotel_id AND other.number_key = one.number_key AND other.id <> one.id);

CREATE TRIGGER room_fills_key BEFORE INSERT ON room
  FOR EACH ROW EXECUTE FUNCTION fill_room_key();

-- CreateIndex
CREATE UNIQUE INDEX "room_hotel_id_number_key_key" ON "room"("hotel_id", "number_key");

-- Stays in house have a place of their own in their room: place 0, and others only where the hotel lets stays share.
-- A program that knows no places writes 0, and so is kept from a taken room as before.
DROP INDEX booking_one_stay_per_room;
CREATE UNIQUE INDEX booking_one_stay_per_room ON booking (hotel_id, room_id, room_share) WHERE status = 'in_house';

-- Several stays under one number of another system

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "external_part" INTEGER NOT NULL DEFAULT 0;

-- The version of before writes part 0 only, so that its stays are still unique by their number.
CREATE UNIQUE INDEX "booking_external_part_in_use" ON "booking"("hotel_id", "external_id", "external_part") WHERE NOT "id_is_passed_on";

DROP INDEX "booking_external_id_in_use";

-- What is known of a guest is erased some days after the stay

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "retention_days" INTEGER;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

ALTER TABLE "hotel" ADD CONSTRAINT "hotel_retention_days" CHECK ("retention_days" BETWEEN 1 AND 3650);
-- Only what is over is erased.
ALTER TABLE "booking" ADD CONSTRAINT "booking_erased_is_over"
  CHECK ("erased_at" IS NULL OR "status" IN ('checked_out', 'cancelled', 'no_show'));
-- For the job that looks for what is due.
CREATE INDEX "booking_to_erase" ON "booking"("hotel_id", "ended_at") WHERE "erased_at" IS NULL AND "ended_at" IS NOT NULL;

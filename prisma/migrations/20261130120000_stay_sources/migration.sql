-- What sources last said of stays, and ids that were given to a later stay

-- DropIndex
DROP INDEX "booking_hotel_id_external_id_key";

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "id_is_passed_on" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "stay_source" (
    "hotel_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "said" JSONB NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stay_source_pkey" PRIMARY KEY ("hotel_id","booking_id","source")
);

-- CreateIndex
CREATE INDEX "booking_hotel_id_external_id_idx" ON "booking"("hotel_id", "external_id");

-- AddForeignKey
ALTER TABLE "stay_source" ADD CONSTRAINT "stay_source_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stay_source" ADD CONSTRAINT "stay_source_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- An id names one stay: of those that had it one after the other, the last.
CREATE UNIQUE INDEX "booking_external_id_in_use" ON "booking"("hotel_id", "external_id") WHERE NOT "id_is_passed_on";

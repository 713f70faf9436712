-- The stay that goes on in place of a double

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "merged_into_id" INTEGER;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_hotel_id_merged_into_id_fkey" FOREIGN KEY ("hotel_id", "merged_into_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Browsers that people signed in with; entry to a room by name as a switch of its own, three tries a stay and day

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "room_name_entry_is_on" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "stay_name_try" (
    "booking_id" INTEGER NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "tried_on" DATE NOT NULL,
    "tries" INTEGER NOT NULL,

    CONSTRAINT "stay_name_try_pkey" PRIMARY KEY ("hotel_id", "booking_id")
);

-- CreateTable
CREATE TABLE "known_browser" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_browser_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "known_browser_secret_hash_idx" ON "known_browser"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "known_browser_staff_id_secret_hash_key" ON "known_browser"("staff_id", "secret_hash");

-- AddForeignKey
ALTER TABLE "stay_name_try" ADD CONSTRAINT "stay_name_try_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stay_name_try" ADD CONSTRAINT "stay_name_try_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

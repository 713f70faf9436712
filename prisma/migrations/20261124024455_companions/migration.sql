-- Those who stay along have names and links of their own

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "companion_id" INTEGER;

-- AlterTable
ALTER TABLE "guest_token" ADD COLUMN     "companion_id" INTEGER;

-- CreateTable
CREATE TABLE "companion" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "companion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "companion_hotel_id_id_key" ON "companion"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "companion_hotel_id_booking_id_id_key" ON "companion"("hotel_id", "booking_id", "id");

-- AddForeignKey
ALTER TABLE "companion" ADD CONSTRAINT "companion_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "companion" ADD CONSTRAINT "companion_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_hotel_id_companion_id_fkey" FOREIGN KEY ("hotel_id", "companion_id") REFERENCES "companion"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guest_token" ADD CONSTRAINT "guest_token_hotel_id_booking_id_companion_id_fkey" FOREIGN KEY ("hotel_id", "booking_id", "companion_id") REFERENCES "companion"("hotel_id", "booking_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Only guests have companions: what staff and the house say is nobody else's.
ALTER TABLE "message" ADD CONSTRAINT "message_companion_is_guest" CHECK ("companion_id" IS NULL OR "sender_type" = 'guest');

-- The code in a room opens its guest's conversation with the PIN of their stay, where a hotel wants that.

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "room_access_is_on" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "pin_hash" TEXT;

-- AlterTable
ALTER TABLE "guest_token" ADD COLUMN     "is_room_entry" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "room_door" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "room_id" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "counted_from" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_door_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "room_door_hotel_id_room_id_key" ON "room_door"("hotel_id", "room_id");

-- AddForeignKey
ALTER TABLE "room_door" ADD CONSTRAINT "room_door_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_door" ADD CONSTRAINT "room_door_hotel_id_room_id_fkey" FOREIGN KEY ("hotel_id", "room_id") REFERENCES "room"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

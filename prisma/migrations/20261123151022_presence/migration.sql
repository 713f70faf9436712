-- Who has which page open now.

-- CreateTable
CREATE UNLOGGED TABLE "presence" (
    "key" TEXT NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "staff_id" INTEGER,
    "booking_id" INTEGER,
    "conversation_id" BIGINT,
    "is_visible" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "presence_hotel_id_staff_id_idx" ON "presence"("hotel_id", "staff_id");

-- CreateIndex
CREATE INDEX "presence_hotel_id_booking_id_idx" ON "presence"("hotel_id", "booking_id");

-- CreateIndex
CREATE INDEX "presence_hotel_id_conversation_id_idx" ON "presence"("hotel_id", "conversation_id");

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "presence" ADD CONSTRAINT "presence_one_person" CHECK (num_nonnulls("staff_id", "booking_id") = 1);

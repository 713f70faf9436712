-- A picture of everybody who works here, beside them and there without any file store.

-- CreateTable
CREATE TABLE "staff_picture" (
    "hotel_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "staff_picture_pkey" PRIMARY KEY ("hotel_id","staff_id")
);

-- CreateIndex
CREATE INDEX "staff_picture_hotel_id_hash_idx" ON "staff_picture"("hotel_id", "hash");

-- AddForeignKey
ALTER TABLE "staff_picture" ADD CONSTRAINT "staff_picture_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_picture" ADD CONSTRAINT "staff_picture_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

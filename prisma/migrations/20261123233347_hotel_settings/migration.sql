-- What a hotel says of itself: its hours, its words to guests, its languages and its logo.

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "away_texts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "offered_locales" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reception_hours" JSONB,
ADD COLUMN     "welcome_texts" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "hotel_logo" (
    "hotel_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "hotel_logo_pkey" PRIMARY KEY ("hotel_id")
);

-- AddForeignKey
ALTER TABLE "hotel_logo" ADD CONSTRAINT "hotel_logo_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

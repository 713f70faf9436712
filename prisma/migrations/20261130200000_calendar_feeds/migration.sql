-- Calendars of other systems are followed by their addresses

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "room_id" INTEGER,
    "created_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reading_until" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "status" INTEGER,
    "etag" TEXT,
    "last_modified" TEXT,
    "stay_count" INTEGER NOT NULL DEFAULT 0,
    "left_out_count" INTEGER NOT NULL DEFAULT 0,
    "refused_count" INTEGER NOT NULL DEFAULT 0,
    "refused" JSONB NOT NULL DEFAULT '[]',
    "missing" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "calendar_feed_next_read_at_idx" ON "calendar_feed"("next_read_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_hotel_id_id_key" ON "calendar_feed"("hotel_id", "id");

-- What a calendar has named before is asked for with each reading of it
CREATE INDEX "stay_source_hotel_id_source_idx" ON "stay_source"("hotel_id", "source");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_hotel_id_room_id_fkey" FOREIGN KEY ("hotel_id", "room_id") REFERENCES "room"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_hotel_id_created_by_id_fkey" FOREIGN KEY ("hotel_id", "created_by_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

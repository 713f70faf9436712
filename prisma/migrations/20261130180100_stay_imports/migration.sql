-- Imports that can be undone as a whole

-- CreateTable
CREATE TABLE "stay_import" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "import_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "staff_id" INTEGER,
    "api_key_id" INTEGER,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undo_started_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" INTEGER,

    CONSTRAINT "stay_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stay_import_row" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "is_new" BOOLEAN NOT NULL,
    "before" JSONB NOT NULL,
    "audit_upto" BIGINT NOT NULL,
    "seq_upto" BIGINT NOT NULL,
    "device_upto" INTEGER NOT NULL,
    "undone" TEXT,
    "why_left" TEXT,

    CONSTRAINT "stay_import_row_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stay_import_hotel_id_created_at_idx" ON "stay_import"("hotel_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "stay_import_hotel_id_id_key" ON "stay_import"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stay_import_hotel_id_source_import_key_key" ON "stay_import"("hotel_id", "source", "import_key");

-- CreateIndex
CREATE INDEX "stay_import_row_hotel_id_booking_id_idx" ON "stay_import_row"("hotel_id", "booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "stay_import_row_hotel_id_import_id_booking_id_key" ON "stay_import_row"("hotel_id", "import_id", "booking_id");

-- AddForeignKey
ALTER TABLE "stay_import" ADD CONSTRAINT "stay_import_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stay_import" ADD CONSTRAINT "stay_import_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stay_import" ADD CONSTRAINT "stay_import_hotel_id_api_key_id_fkey" FOREIGN KEY ("hotel_id", "api_key_id") REFERENCES "api_key"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stay_import" ADD CONSTRAINT "stay_import_hotel_id_undone_by_id_fkey" FOREIGN KEY ("hotel_id", "undone_by_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stay_import_row" ADD CONSTRAINT "stay_import_row_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stay_import_row" ADD CONSTRAINT "stay_import_row_hotel_id_import_id_fkey" FOREIGN KEY ("hotel_id", "import_id") REFERENCES "stay_import"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stay_import_row" ADD CONSTRAINT "stay_import_row_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

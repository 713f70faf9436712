-- The mapping of a file's columns and the words of its states are remembered per hotel

-- CreateTable
CREATE TABLE "import_source" (
    "hotel_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "day_order" TEXT,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_source_pkey" PRIMARY KEY ("hotel_id","source")
);

-- CreateTable
CREATE TABLE "import_word" (
    "hotel_id" INTEGER NOT NULL,
    "word" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_word_pkey" PRIMARY KEY ("hotel_id","word")
);

-- AddForeignKey
ALTER TABLE "import_source" ADD CONSTRAINT "import_source_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_word" ADD CONSTRAINT "import_word_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

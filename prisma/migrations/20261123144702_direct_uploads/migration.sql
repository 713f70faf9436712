-- Files too large for the app's own door come by the store's: who may say that one has come, and what became of it.

-- CreateTable
CREATE TABLE "direct_upload" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "upload_id" TEXT NOT NULL,
    "session_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "attachment_id" BIGINT,
    "refusal" TEXT,

    CONSTRAINT "direct_upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "direct_upload_upload_id_key" ON "direct_upload"("upload_id");

-- CreateIndex
CREATE INDEX "direct_upload_expires_at_idx" ON "direct_upload"("expires_at");

-- AddForeignKey
ALTER TABLE "direct_upload" ADD CONSTRAINT "direct_upload_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "direct_upload" ADD CONSTRAINT "direct_upload_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

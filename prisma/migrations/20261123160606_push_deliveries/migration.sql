-- Each ring of each device: the claim to ring it, and what became of it.

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('queued', 'accepted', 'displayed', 'opened', 'failed', 'gone', 'skipped');

-- AlterTable
ALTER TABLE "device" ADD COLUMN     "staff_session_id" UUID;

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "public_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "device_id" INTEGER NOT NULL,
    "state" "delivery_state" NOT NULL,
    "why" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "displayed_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_public_id_key" ON "delivery"("public_id");

-- CreateIndex
CREATE INDEX "delivery_device_id_conversation_id_idx" ON "delivery"("device_id", "conversation_id");

-- CreateIndex
CREATE INDEX "delivery_created_at_idx" ON "delivery"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_hotel_id_id_key" ON "delivery"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_conversation_id_seq_device_id_key" ON "delivery"("conversation_id", "seq", "device_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What happens in a hotel is told to its other systems

-- CreateEnum
CREATE TYPE "webhook_call_state" AS ENUM ('queued', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhook" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[],
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ok_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "is_gone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_call" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "webhook_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "conversation_id" BIGINT,
    "seq" BIGINT,
    "booking_code" TEXT,
    "change" TEXT,
    "state" "webhook_call_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "status" INTEGER,
    "why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "called_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_hotel_id_id_key" ON "webhook"("hotel_id", "id");

-- CreateIndex
CREATE INDEX "webhook_call_webhook_id_id_idx" ON "webhook_call"("webhook_id", "id");

-- CreateIndex
CREATE INDEX "webhook_call_created_at_idx" ON "webhook_call"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_call_hotel_id_id_key" ON "webhook_call"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_call_webhook_id_event_id_key" ON "webhook_call"("webhook_id", "event_id");

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_hotel_id_created_by_id_fkey" FOREIGN KEY ("hotel_id", "created_by_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_call" ADD CONSTRAINT "webhook_call_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_call" ADD CONSTRAINT "webhook_call_hotel_id_webhook_id_fkey" FOREIGN KEY ("hotel_id", "webhook_id") REFERENCES "webhook"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_call" ADD CONSTRAINT "webhook_call_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

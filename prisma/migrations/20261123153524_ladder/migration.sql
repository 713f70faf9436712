-- Nobody waits unanswered: who is called when, and what was done.

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "ladder_again" INTEGER NOT NULL DEFAULT 120,
ADD COLUMN     "ladder_email" TEXT,
ADD COLUMN     "ladder_fallback" INTEGER NOT NULL DEFAULT 300,
ADD COLUMN     "ladder_is_on" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "ladder_mail" INTEGER NOT NULL DEFAULT 900,
ADD COLUMN     "ladder_manager" INTEGER NOT NULL DEFAULT 600;

-- CreateTable
CREATE TABLE "ladder_step" (
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "waiting_since" TIMESTAMPTZ(3) NOT NULL,
    "step" INTEGER NOT NULL,
    "staff_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "staff_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ladder_step_pkey" PRIMARY KEY ("conversation_id","waiting_since","step")
);

-- CreateIndex
CREATE INDEX "ladder_step_hotel_id_created_at_idx" ON "ladder_step"("hotel_id", "created_at");

-- AddForeignKey
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "hotel" ADD CONSTRAINT "hotel_ladder_rises" CHECK (
  0 < "ladder_again" AND "ladder_again" < "ladder_fallback" AND "ladder_fallback" < "ladder_manager"
  AND "ladder_manager" < "ladder_mail" AND "ladder_mail" <= 86400
);
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_known" CHECK (
  "step" BETWEEN 0 AND 4 AND ("step" = 0) = ("staff_id" IS NOT NULL)
);

-- A conversation has one timer; it is moved on, never doubled.
CREATE UNIQUE INDEX outbox_one_timer ON outbox (conversation_id) WHERE type = 'ladder_step';

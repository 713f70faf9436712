-- A staff member's sign-out ends that browser's session for good.

-- CreateTable
CREATE TABLE "ended_staff_session" (
    "session_id" UUID NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_staff_session_pkey" PRIMARY KEY ("session_id")
);

-- CreateIndex
CREATE INDEX "ended_staff_session_ended_at_idx" ON "ended_staff_session"("ended_at");

-- AddForeignKey
ALTER TABLE "ended_staff_session" ADD CONSTRAINT "ended_staff_session_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ended_staff_session" ADD CONSTRAINT "ended_staff_session_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

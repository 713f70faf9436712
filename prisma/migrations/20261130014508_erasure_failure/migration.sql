-- The sweep remembers what it could not erase, and finds every stay that is over

-- CreateTable
CREATE TABLE "erasure_failure" (
    "hotel_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "first_failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasure_failure_pkey" PRIMARY KEY ("hotel_id","booking_id")
);

-- AddForeignKey
ALTER TABLE "erasure_failure" ADD CONSTRAINT "erasure_failure_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_failure" ADD CONSTRAINT "erasure_failure_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "erasure_failure" ADD CONSTRAINT "erasure_failure_attempts" CHECK ("attempts" > 0);

-- Seeds and early imports ended stays without a moment: their days count from the planned departure.
DROP INDEX "booking_to_erase";
CREATE INDEX "booking_to_erase" ON "booking"
  ("hotel_id", COALESCE("ended_at", ("check_out" + 1)::timestamp AT TIME ZONE 'UTC'))
  WHERE "erased_at" IS NULL AND "status" IN ('checked_out', 'cancelled', 'no_show');

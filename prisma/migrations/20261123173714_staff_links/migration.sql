-- Links that bring somebody new to the staff, or one of them a new password

-- CreateTable
CREATE TABLE "staff_link" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "staff_id" INTEGER,
    "role" "staff_role",
    "department" TEXT,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_link_token_hash_key" ON "staff_link"("token_hash");

-- CreateIndex
CREATE INDEX "staff_link_hotel_id_created_at_idx" ON "staff_link"("hotel_id", "created_at");

-- AddForeignKey
ALTER TABLE "staff_link" ADD CONSTRAINT "staff_link_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_link" ADD CONSTRAINT "staff_link_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_link" ADD CONSTRAINT "staff_link_hotel_id_created_by_id_fkey" FOREIGN KEY ("hotel_id", "created_by_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Somebody who is here, or what somebody new will be.
ALTER TABLE staff_link ADD CONSTRAINT staff_link_is_for_somebody
  CHECK ((staff_id IS NULL) = (role IS NOT NULL) AND (role IS NULL) = (department IS NULL));
ALTER TABLE staff_link ADD CONSTRAINT staff_link_department_is_known
  CHECK (department IN ('reception', 'front-office', 'housekeeping', 'maintenance', 'kitchen', 'management'));

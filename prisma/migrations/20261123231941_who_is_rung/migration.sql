-- Conversations can be a department's, people can have quiet hours, and the ledger of rings says whose device it was

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "department" TEXT;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "quiet_from" INTEGER,
ADD COLUMN     "quiet_to" INTEGER,
ADD COLUMN     "rings_off_duty" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "staff_id" INTEGER,
ALTER COLUMN "conversation_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "presence" ADD COLUMN     "permission" TEXT;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE conversation ADD CONSTRAINT conversation_department_is_known
  CHECK (department IN ('reception', 'front-office', 'housekeeping', 'maintenance', 'kitchen', 'management'));
-- Whoever looks after a guest does so as a person: a department only waits for one.
ALTER TABLE conversation ADD CONSTRAINT conversation_is_a_persons_or_a_departments
  CHECK (department IS NULL OR handler_staff_id IS NULL);
ALTER TABLE staff ADD CONSTRAINT staff_quiet_hours_are_a_stretch
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from BETWEEN 0 AND 1439 AND quiet_to BETWEEN 0 AND 1439
         AND quiet_from <> quiet_to);
ALTER TABLE presence ADD CONSTRAINT presence_permission_is_known
  CHECK (permission IN ('granted', 'denied', 'default', 'unsupported'));

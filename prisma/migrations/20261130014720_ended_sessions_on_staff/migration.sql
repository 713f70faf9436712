-- The sessions a person has signed out of, on the row that a send locks.

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "ended_session_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

UPDATE staff s SET ended_session_ids = ARRAY(
  SELECT e.session_id FROM ended_staff_session e WHERE e.hotel_id = s.hotel_id AND e.staff_id = s.id
) WHERE EXISTS (SELECT 1 FROM ended_staff_session e WHERE e.hotel_id = s.hotel_id AND e.staff_id = s.id);

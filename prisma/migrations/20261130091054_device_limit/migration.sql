-- The desk sees that devices ended because there were too many.

-- AlterTable
ALTER TABLE "guest_session" ADD COLUMN     "over_limit" BOOLEAN NOT NULL DEFAULT false;

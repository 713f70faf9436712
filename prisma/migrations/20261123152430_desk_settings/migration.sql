-- How a person's desk calls them.

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "desk_alerts" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "desk_sound" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "desk_volume" INTEGER NOT NULL DEFAULT 70;

ALTER TABLE "staff" ADD CONSTRAINT "staff_desk_volume" CHECK ("desk_volume" BETWEEN 0 AND 100);

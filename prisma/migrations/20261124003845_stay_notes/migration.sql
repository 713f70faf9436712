-- The desk keeps notes of a stay

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "notes" TEXT NOT NULL DEFAULT '';

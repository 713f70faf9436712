-- The telephone number of a guest, for the front desk

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "guest_phone" TEXT;

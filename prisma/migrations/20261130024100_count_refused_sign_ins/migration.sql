-- Refused sign-ins are counted in one audit line for an account and address and minute.

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "tally_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_tally_key_key" ON "audit_entry"("tally_key");

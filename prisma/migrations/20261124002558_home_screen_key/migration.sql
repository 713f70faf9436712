-- An app on a home screen gets in by a key that works once

-- AlterTable
ALTER TABLE "guest_session" ADD COLUMN     "key_nonce" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "guest_session_key_nonce_key" ON "guest_session"("key_nonce");

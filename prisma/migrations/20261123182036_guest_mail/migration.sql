-- A guest who has not read an answer is written to once

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "guest_mailed_seq" BIGINT NOT NULL DEFAULT 0;

-- One timer for a conversation, whoever sets it.
CREATE UNIQUE INDEX outbox_one_guest_mail ON outbox (conversation_id) WHERE type = 'guest_mail';

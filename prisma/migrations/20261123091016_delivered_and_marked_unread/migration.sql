-- Messages that reached the other side's app are logged as delivered; a conversation can be marked unread.

-- AlterEnum
ALTER TYPE "conversation_event_type" ADD VALUE 'messages_delivered';

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "is_marked_unread" BOOLEAN NOT NULL DEFAULT false;

-- Whoever has read a message has it.
UPDATE message SET delivered_at = read_at WHERE read_at IS NOT NULL AND delivered_at IS NULL;

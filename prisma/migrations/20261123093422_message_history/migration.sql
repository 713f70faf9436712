-- A day and the answers to a message are found without reading the conversation.

-- CreateIndex
CREATE INDEX "message_conversation_id_created_at_idx" ON "message"("conversation_id", "created_at");

-- What a schema cannot say: most messages answer nothing, and those need no entry.
CREATE INDEX message_replies ON message (conversation_id, reply_to_id, seq) WHERE reply_to_id IS NOT NULL;

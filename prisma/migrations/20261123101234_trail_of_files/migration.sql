-- A conversation's trail tells of its files too, and of what was edited and deleted before.

-- CreateIndex
CREATE INDEX "attachment_conversation_id_message_id_idx" ON "attachment"("conversation_id", "message_id");

UPDATE audit_entry a SET conversation_id = m.conversation_id FROM message m
WHERE a.conversation_id IS NULL AND a.target_kind = 'message' AND a.hotel_id = m.hotel_id AND a.target_id = m.id::text
  AND a.action IN ('message.edit', 'message.delete', 'message.erase');

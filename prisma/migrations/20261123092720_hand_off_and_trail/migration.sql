-- Who handled a conversation last comes next when its handler leaves; audit entries know their conversation.

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "conversation_id" BIGINT;

-- AlterTable
ALTER TABLE "participant" ADD COLUMN     "handled_seq" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "audit_entry_conversation_id_created_at_id_idx" ON "audit_entry"("conversation_id", "created_at" DESC, "id" DESC);

-- What the log already tells of who looked after a guest when.
UPDATE participant p SET handled_seq = h.seq FROM (
  SELECT conversation_id, (data #>> '{current_staff_handler,id}')::int AS staff_id, max(seq) AS seq
  FROM conversation_event WHERE type IN ('staff_joined', 'staff_assigned') GROUP BY 1, 2
) h WHERE p.conversation_id = h.conversation_id AND p.staff_id = h.staff_id AND p.left_at IS NULL;

-- What was uploaded is told by the audit itself, which outlives the files; a colleague's file names its uploader.

-- AddForeignKey
ALTER TABLE "staff_attachment" ADD CONSTRAINT "staff_attachment_hotel_id_uploader_id_fkey" FOREIGN KEY ("hotel_id", "uploader_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

INSERT INTO audit_entry (hotel_id, actor_kind, staff_id, action, outcome, target_kind, target_id, conversation_id, data, created_at)
SELECT hotel_id, split_part(uploader_key, ':', 1), substring(uploader_key FROM '^staff:([0-9]+)$')::int, 'files.upload', 'done',
       'message', message_id::text, conversation_id, jsonb_build_object('files', count(*)), max(uploaded_at)
FROM attachment WHERE message_id IS NOT NULL GROUP BY hotel_id, conversation_id, message_id, uploader_key;

-- Calls that an address does not take are passed over without being looked at

DROP INDEX "outbox_pending";
CREATE INDEX "outbox_pending" ON "outbox" ("hotel_id", "id") WHERE "dead_at" IS NULL AND "type" <> 'webhook_call';
CREATE INDEX "outbox_calls" ON "outbox" ("hotel_id", "due_at") WHERE "dead_at" IS NULL AND "type" = 'webhook_call';

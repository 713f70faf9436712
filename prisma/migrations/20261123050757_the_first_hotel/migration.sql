-- Everything stage 1 stores: hotels, stays, people, both chats, the outbox and the audit trail.

-- Guest and staff conversations draw their ids from one sequence: no id means two things to older clients.
CREATE SEQUENCE conversation_id_seq AS bigint;
-- Booking codes are numbered here; counting rows would give two bookings one number.
CREATE SEQUENCE booking_number_seq AS bigint;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "conversation_status" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "sender_type" AS ENUM ('guest', 'staff', 'system');

-- CreateEnum
CREATE TYPE "conversation_event_type" AS ENUM ('message_created', 'message_updated', 'message_deleted', 'messages_read', 'staff_assigned', 'staff_joined', 'staff_left');

-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('pending', 'confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('receptionist', 'concierge', 'housekeeper', 'technician', 'cook', 'manager', 'admin');

-- CreateEnum
CREATE TYPE "device_kind" AS ENUM ('registration_token', 'installation_id');

-- CreateEnum
CREATE TYPE "staff_conversation_kind" AS ENUM ('direct', 'group');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER,
    "actor_kind" TEXT NOT NULL,
    "staff_id" INTEGER,
    "guest_session_id" INTEGER,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "target_kind" TEXT,
    "target_id" TEXT,
    "request_id" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" BIGINT NOT NULL DEFAULT nextval('conversation_id_seq'::regclass),
    "hotel_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "status" "conversation_status" NOT NULL DEFAULT 'open',
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "last_message" TEXT,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_message_sender" "sender_type",
    "waiting_since" TIMESTAMPTZ(3),
    "staff_unread_count" INTEGER NOT NULL DEFAULT 0,
    "guest_unread_count" INTEGER NOT NULL DEFAULT 0,
    "staff_read_seq" BIGINT NOT NULL DEFAULT 0,
    "guest_read_seq" BIGINT NOT NULL DEFAULT 0,
    "handler_staff_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_read_pointer" (
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "read_seq" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_read_pointer_pkey" PRIMARY KEY ("conversation_id","staff_id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "sender_type" "sender_type" NOT NULL,
    "sender_key" TEXT NOT NULL,
    "client_message_id" TEXT NOT NULL,
    "staff_id" INTEGER,
    "sender_name" TEXT NOT NULL,
    "sender_role" TEXT,
    "room_number" TEXT,
    "body" TEXT NOT NULL,
    "fingerprint" TEXT,
    "notice" JSONB,
    "reply_to_id" BIGINT,
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "is_erased" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_revision" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "message_id" BIGINT NOT NULL,
    "staff_id" INTEGER,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_event" (
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" "conversation_event_type" NOT NULL,
    "message_id" BIGINT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_event_pkey" PRIMARY KEY ("conversation_id","seq")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "message_id" BIGINT,
    "uploader_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_type" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "thumbnail_key" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hotel" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "accent_color" TEXT NOT NULL DEFAULT '#0f5c4d',
    "logo_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hotel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "floor" TEXT,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "external_id" TEXT,
    "status" "booking_status" NOT NULL DEFAULT 'confirmed',
    "room_id" INTEGER,
    "guest_first_name" TEXT NOT NULL,
    "guest_last_name" TEXT NOT NULL,
    "guest_email" TEXT,
    "guest_locale" TEXT NOT NULL DEFAULT 'en',
    "check_in" DATE NOT NULL,
    "check_out" DATE NOT NULL,
    "checked_in_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest_token" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "guest_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest_session" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "token_id" INTEGER NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "guest_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "username" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,
    "department" TEXT NOT NULL,
    "is_on_duty" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "profile_image" TEXT,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "conversation_id" BIGINT,
    "seq" BIGINT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_targets" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "dead_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" SERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "staff_id" INTEGER,
    "booking_id" INTEGER,
    "guest_session_id" INTEGER,
    "kind" "device_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "platform" TEXT NOT NULL DEFAULT 'web',
    "shows_preview" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_conversation" (
    "id" BIGINT NOT NULL DEFAULT nextval('conversation_id_seq'::regclass),
    "hotel_id" INTEGER NOT NULL,
    "kind" "staff_conversation_kind" NOT NULL,
    "pair_key" TEXT,
    "title" TEXT,
    "description" TEXT,
    "created_by_id" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_conversation_member" (
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "read_seq" BIGINT NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_conversation_member_pkey" PRIMARY KEY ("conversation_id","staff_id")
);

-- CreateTable
CREATE TABLE "staff_message" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "sender_id" INTEGER NOT NULL,
    "sender_name" TEXT NOT NULL,
    "client_message_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "reply_to_id" BIGINT,
    "forwarded_from_id" BIGINT,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "is_erased" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_conversation_event" (
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "message_id" BIGINT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_conversation_event_pkey" PRIMARY KEY ("conversation_id","seq")
);

-- CreateTable
CREATE TABLE "staff_reaction" (
    "hotel_id" INTEGER NOT NULL,
    "message_id" BIGINT NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "emoji" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_reaction_pkey" PRIMARY KEY ("message_id","staff_id")
);

-- CreateTable
CREATE TABLE "staff_mention" (
    "hotel_id" INTEGER NOT NULL,
    "message_id" BIGINT NOT NULL,
    "staff_id" INTEGER NOT NULL,

    CONSTRAINT "staff_mention_pkey" PRIMARY KEY ("message_id","staff_id")
);

-- CreateTable
CREATE TABLE "staff_attachment" (
    "id" BIGSERIAL NOT NULL,
    "hotel_id" INTEGER NOT NULL,
    "conversation_id" BIGINT NOT NULL,
    "message_id" BIGINT,
    "uploader_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_type" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "thumbnail_key" TEXT,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_hotel_id_created_at_id_idx" ON "audit_entry"("hotel_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_hotel_id_status_last_message_at_id_idx" ON "conversation"("hotel_id", "status", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_hotel_id_id_key" ON "conversation"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_hotel_id_booking_id_key" ON "conversation"("hotel_id", "booking_id");

-- CreateIndex
CREATE INDEX "participant_conversation_id_joined_at_idx" ON "participant"("conversation_id", "joined_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_hotel_id_id_key" ON "message"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "message_hotel_id_conversation_id_id_key" ON "message"("hotel_id", "conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "message_conversation_id_seq_key" ON "message"("conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "message_conversation_id_sender_key_client_message_id_key" ON "message"("conversation_id", "sender_key", "client_message_id");

-- CreateIndex
CREATE INDEX "message_revision_message_id_id_idx" ON "message_revision"("message_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_storage_key_key" ON "attachment"("storage_key");

-- CreateIndex
CREATE INDEX "attachment_message_id_idx" ON "attachment"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_hotel_id_id_key" ON "attachment"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "hotel_slug_key" ON "hotel"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "room_hotel_id_id_key" ON "room"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "room_hotel_id_number_key" ON "room"("hotel_id", "number");

-- CreateIndex
CREATE INDEX "booking_hotel_id_status_check_in_idx" ON "booking"("hotel_id", "status", "check_in");

-- CreateIndex
CREATE UNIQUE INDEX "booking_hotel_id_id_key" ON "booking"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_hotel_id_code_key" ON "booking"("hotel_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "booking_hotel_id_external_id_key" ON "booking"("hotel_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_token_token_hash_key" ON "guest_token"("token_hash");

-- CreateIndex
CREATE INDEX "guest_token_hotel_id_booking_id_idx" ON "guest_token"("hotel_id", "booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_token_hotel_id_id_key" ON "guest_token"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_session_secret_hash_key" ON "guest_session"("secret_hash");

-- CreateIndex
CREATE INDEX "guest_session_hotel_id_booking_id_idx" ON "guest_session"("hotel_id", "booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_session_hotel_id_id_key" ON "guest_session"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_username_key" ON "staff"("username");

-- CreateIndex
CREATE INDEX "staff_hotel_id_is_active_is_on_duty_idx" ON "staff"("hotel_id", "is_active", "is_on_duty");

-- CreateIndex
CREATE UNIQUE INDEX "staff_hotel_id_id_key" ON "staff"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "device_value_key" ON "device"("value");

-- CreateIndex
CREATE INDEX "device_hotel_id_staff_id_idx" ON "device"("hotel_id", "staff_id");

-- CreateIndex
CREATE INDEX "device_hotel_id_booking_id_idx" ON "device"("hotel_id", "booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "device_hotel_id_id_key" ON "device"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_conversation_hotel_id_id_key" ON "staff_conversation"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_conversation_hotel_id_pair_key_key" ON "staff_conversation"("hotel_id", "pair_key");

-- CreateIndex
CREATE INDEX "staff_conversation_member_hotel_id_staff_id_idx" ON "staff_conversation_member"("hotel_id", "staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_message_hotel_id_id_key" ON "staff_message"("hotel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_message_hotel_id_conversation_id_id_key" ON "staff_message"("hotel_id", "conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_message_conversation_id_seq_key" ON "staff_message"("conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "staff_message_conversation_id_sender_id_client_message_id_key" ON "staff_message"("conversation_id", "sender_id", "client_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_attachment_hotel_id_id_key" ON "staff_attachment"("hotel_id", "id");

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_hotel_id_handler_staff_id_fkey" FOREIGN KEY ("hotel_id", "handler_staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_read_pointer" ADD CONSTRAINT "staff_read_pointer_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_read_pointer" ADD CONSTRAINT "staff_read_pointer_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_read_pointer" ADD CONSTRAINT "staff_read_pointer_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_hotel_id_conversation_id_reply_to_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id", "reply_to_id") REFERENCES "message"("hotel_id", "conversation_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_revision" ADD CONSTRAINT "message_revision_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_revision" ADD CONSTRAINT "message_revision_hotel_id_message_id_fkey" FOREIGN KEY ("hotel_id", "message_id") REFERENCES "message"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_revision" ADD CONSTRAINT "message_revision_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation_event" ADD CONSTRAINT "conversation_event_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_event" ADD CONSTRAINT "conversation_event_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_hotel_id_conversation_id_message_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id", "message_id") REFERENCES "message"("hotel_id", "conversation_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_hotel_id_room_id_fkey" FOREIGN KEY ("hotel_id", "room_id") REFERENCES "room"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guest_token" ADD CONSTRAINT "guest_token_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_token" ADD CONSTRAINT "guest_token_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guest_session" ADD CONSTRAINT "guest_session_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_session" ADD CONSTRAINT "guest_session_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guest_session" ADD CONSTRAINT "guest_session_hotel_id_token_id_fkey" FOREIGN KEY ("hotel_id", "token_id") REFERENCES "guest_token"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_hotel_id_booking_id_fkey" FOREIGN KEY ("hotel_id", "booking_id") REFERENCES "booking"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_hotel_id_guest_session_id_fkey" FOREIGN KEY ("hotel_id", "guest_session_id") REFERENCES "guest_session"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_conversation" ADD CONSTRAINT "staff_conversation_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_conversation" ADD CONSTRAINT "staff_conversation_hotel_id_created_by_id_fkey" FOREIGN KEY ("hotel_id", "created_by_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_conversation_member" ADD CONSTRAINT "staff_conversation_member_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_conversation_member" ADD CONSTRAINT "staff_conversation_member_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "staff_conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_conversation_member" ADD CONSTRAINT "staff_conversation_member_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_message" ADD CONSTRAINT "staff_message_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_message" ADD CONSTRAINT "staff_message_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "staff_conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_message" ADD CONSTRAINT "staff_message_hotel_id_sender_id_fkey" FOREIGN KEY ("hotel_id", "sender_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_message" ADD CONSTRAINT "staff_message_hotel_id_conversation_id_reply_to_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id", "reply_to_id") REFERENCES "staff_message"("hotel_id", "conversation_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_conversation_event" ADD CONSTRAINT "staff_conversation_event_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_conversation_event" ADD CONSTRAINT "staff_conversation_event_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "staff_conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_reaction" ADD CONSTRAINT "staff_reaction_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_reaction" ADD CONSTRAINT "staff_reaction_hotel_id_message_id_fkey" FOREIGN KEY ("hotel_id", "message_id") REFERENCES "staff_message"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_reaction" ADD CONSTRAINT "staff_reaction_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_mention" ADD CONSTRAINT "staff_mention_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_mention" ADD CONSTRAINT "staff_mention_hotel_id_message_id_fkey" FOREIGN KEY ("hotel_id", "message_id") REFERENCES "staff_message"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_mention" ADD CONSTRAINT "staff_mention_hotel_id_staff_id_fkey" FOREIGN KEY ("hotel_id", "staff_id") REFERENCES "staff"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_attachment" ADD CONSTRAINT "staff_attachment_hotel_id_fkey" FOREIGN KEY ("hotel_id") REFERENCES "hotel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_attachment" ADD CONSTRAINT "staff_attachment_hotel_id_conversation_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id") REFERENCES "staff_conversation"("hotel_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_attachment" ADD CONSTRAINT "staff_attachment_hotel_id_conversation_id_message_id_fkey" FOREIGN KEY ("hotel_id", "conversation_id", "message_id") REFERENCES "staff_message"("hotel_id", "conversation_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What a schema cannot say --------------------------------------------------------------------------------------

-- A slug is part of channel names; lib/contract/hotel.ts says why the word is barred.
ALTER TABLE hotel ADD CONSTRAINT hotel_slug_is_plain
  CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60 AND slug NOT LIKE '%guest-chat-booking%');
ALTER TABLE booking ADD CONSTRAINT booking_code_is_plain CHECK (code ~ '^BK-[0-9]{4}-[0-9]{4,}$');
ALTER TABLE booking ADD CONSTRAINT booking_dates_in_order CHECK (check_in <= check_out);
ALTER TABLE staff ADD CONSTRAINT staff_username_is_lower CHECK (username = lower(username));
ALTER TABLE staff ADD CONSTRAINT staff_department_is_known
  CHECK (department IN ('reception', 'front-office', 'housekeeping', 'maintenance', 'kitchen', 'management'));
ALTER TABLE conversation ADD CONSTRAINT conversation_counts_are_not_negative
  CHECK (staff_unread_count >= 0 AND guest_unread_count >= 0);
ALTER TABLE message ADD CONSTRAINT message_staff_has_a_person
  CHECK ((sender_type = 'staff') = (staff_id IS NOT NULL));
ALTER TABLE device ADD CONSTRAINT device_has_one_owner CHECK ((staff_id IS NULL) <> (booking_id IS NULL));

-- Two guests are never in one room: the second check-in fails whatever the code thinks.
CREATE UNIQUE INDEX booking_one_stay_per_room ON booking (hotel_id, room_id) WHERE status = 'in_house';
CREATE UNIQUE INDEX participant_once_at_a_time ON participant (conversation_id, staff_id) WHERE left_at IS NULL;

-- The inbox: those who wait, and the rest, each in its own order.
CREATE INDEX conversation_waiting ON conversation (hotel_id, status, waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversation_rest ON conversation (hotel_id, status, last_message_at DESC, id DESC)
  WHERE waiting_since IS NULL;
CREATE INDEX conversation_unread ON conversation (hotel_id) INCLUDE (staff_unread_count) WHERE staff_unread_count > 0;
-- Marking read touches only what is unread.
CREATE INDEX message_unread ON message (conversation_id, sender_type, seq) WHERE read_at IS NULL;
-- What is still to be told, by hotel.
CREATE INDEX outbox_pending ON outbox (hotel_id, id) WHERE dead_at IS NULL;

-- A channel gets another name when somebody loses the right to listen to it

-- AlterTable
ALTER TABLE "hotel" ADD COLUMN     "staff_channel_generation" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "channel_generation" INTEGER NOT NULL DEFAULT 1;

-- The first generation has no number in the name of its channel, and nothing comes before it.
ALTER TABLE "hotel" ADD CONSTRAINT "hotel_staff_channel_generation" CHECK ("staff_channel_generation" >= 1);
ALTER TABLE "booking" ADD CONSTRAINT "booking_channel_generation" CHECK ("channel_generation" >= 1);

-- A timer that was set before names the device only as a connection's user: guest-device-7.
UPDATE "outbox" SET "data" = jsonb_build_object('session_id', substring("data"->>'user' FROM '\d+$')::int)
WHERE "type" = 'access_ends';

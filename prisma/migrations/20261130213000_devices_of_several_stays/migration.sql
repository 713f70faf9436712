-- A guest's phone may be registered for several stays, with one value. The app of before registers with
-- ON CONFLICT (value): while it still runs, its registrations fail, and browsers repeat them at their next visit.
DROP INDEX "device_value_key";
CREATE UNIQUE INDEX device_of_staff ON device (value) WHERE booking_id IS NULL;
CREATE UNIQUE INDEX device_of_stay ON device (value, booking_id) WHERE booking_id IS NOT NULL;

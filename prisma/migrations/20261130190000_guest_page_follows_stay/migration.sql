-- What an open guest page shows of its stay is told to it when it changes. The database writes the outbox row itself,
-- so that no code that changes a stay, a companion, a room or a hotel has to remember it. The application of before
-- takes such a row, has nothing to say about it and removes it.
--
-- Which columns count is checked by lib/guest-chat/page-follows-stay.db.test.ts against what the context shows.

-- Only where a device may be listening: an import of a whole season tells nobody.
CREATE FUNCTION queue_stay_changed(of_hotel integer, of_booking integer) RETURNS void LANGUAGE sql AS $$
    INSERT INTO outbox (hotel_id, type, data)
    SELECT b.hotel_id, 'stay_changed', jsonb_build_object('booking_id', b.id)
    FROM booking b
    WHERE b.hotel_id = of_hotel AND b.id = of_booking AND b.status IN ('confirmed', 'in_house')
      AND EXISTS (SELECT 1 FROM guest_session s
                  WHERE s.hotel_id = b.hotel_id AND s.booking_id = b.id AND s.revoked_at IS NULL);
$$;

CREATE FUNCTION booking_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM queue_stay_changed(NEW.hotel_id, NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION companion_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM queue_stay_changed(NEW.hotel_id, NEW.booking_id);
    RETURN NULL;
END $$;

CREATE FUNCTION room_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM queue_stay_changed(b.hotel_id, b.id) FROM booking b
    WHERE b.hotel_id = NEW.hotel_id AND b.room_id = NEW.id AND b.status = 'in_house';
    RETURN NULL;
END $$;

-- One row for the whole hotel: who is told is asked when it is delivered.
CREATE FUNCTION hotel_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox (hotel_id, type) VALUES (NEW.id, 'hotel_changed');
    RETURN NULL;
END $$;

-- A room that is planned is not shown.
CREATE TRIGGER booking_changed AFTER UPDATE ON booking FOR EACH ROW
    WHEN ((OLD.status, CASE WHEN OLD.status = 'in_house' THEN OLD.room_id END, OLD.guest_first_name,
           OLD.guest_last_name, OLD.guest_locale, OLD.check_in, OLD.check_out)
          IS DISTINCT FROM
          (NEW.status, CASE WHEN NEW.status = 'in_house' THEN NEW.room_id END, NEW.guest_first_name,
           NEW.guest_last_name, NEW.guest_locale, NEW.check_in, NEW.check_out))
    EXECUTE FUNCTION booking_changed();

CREATE TRIGGER companion_changed AFTER UPDATE ON companion FOR EACH ROW
    WHEN (NEW.removed_at IS NULL AND (OLD.first_name, OLD.last_name, OLD.locale)
          IS DISTINCT FROM (NEW.first_name, NEW.last_name, NEW.locale))
    EXECUTE FUNCTION companion_changed();

CREATE TRIGGER room_changed AFTER UPDATE ON room FOR EACH ROW
    WHEN (OLD.number IS DISTINCT FROM NEW.number)
    EXECUTE FUNCTION room_changed();

CREATE TRIGGER hotel_changed AFTER UPDATE ON hotel FOR EACH ROW
    WHEN ((OLD.name, OLD.accent_color, OLD.logo_url, OLD.time_zone, OLD.locale, OLD.offered_locales,
           OLD.reception_hours, OLD.welcome_texts, OLD.away_texts)
          IS DISTINCT FROM
          (NEW.name, NEW.accent_color, NEW.logo_url, NEW.time_zone, NEW.locale, NEW.offered_locales,
           NEW.reception_hours, NEW.welcome_texts, NEW.away_texts))
    EXECUTE FUNCTION hotel_changed();

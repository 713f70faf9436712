-- A user name that a person chooses belongs to their hotel, so that choosing tells nothing of other hotels

-- AlterTable
ALTER TABLE "staff" ADD COLUMN "name_suffix" TEXT;

-- What a schema cannot say. Names of before have no suffix and stay as they are; the application of before writes none.

-- A name ends in the slug of its own hotel, and such a slug cannot change: another hotel that took it would share
-- its names.
CREATE UNIQUE INDEX hotel_id_slug_key ON hotel (id, slug);
ALTER TABLE staff ADD CONSTRAINT staff_name_suffix_is_own_hotel
  FOREIGN KEY (hotel_id, name_suffix) REFERENCES hotel (id, slug) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE staff ADD CONSTRAINT staff_name_ends_in_suffix
  CHECK (name_suffix IS NULL OR username = split_part(username, '@', 1) || '@' || name_suffix);

-- In one hotel no two people have the same name before the suffix, and none has an older name that reads the same.
CREATE UNIQUE INDEX staff_chosen_name_key ON staff
  (hotel_id, (CASE WHEN name_suffix IS NULL THEN username ELSE split_part(username, '@', 1) END));

import { z } from 'zod';

/** The address of the staff member's picture; null when initials are shown. */
export const ownPictureSchema = z.object({ profile_image: z.string().nullable() });
export type OwnPictureDto = z.infer<typeof ownPictureSchema>;

/** The hash of a picture's bytes, used in its address. */
export const pictureHashSchema = z.string().regex(/^[0-9a-f]{32}$/);

import { z } from 'zod';

/** Where one's picture is shown from; null: initials. */
export const ownPictureSchema = z.object({ profile_image: z.string().nullable() });
export type OwnPictureDto = z.infer<typeof ownPictureSchema>;

/** Of a picture's bytes, in its address. */
export const pictureHashSchema = z.string().regex(/^[0-9a-f]{32}$/);

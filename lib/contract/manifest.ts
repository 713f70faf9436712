import { z } from 'zod';

/** Sizes in pixels, as in the icon's address. */
export const ICON_SIZES = ['180', '192', '512'] as const;
export const iconSizeSchema = z.enum(ICON_SIZES);

export const hotelIcon = (slug: string, size: (typeof ICON_SIZES)[number]) => `/icons/${slug}/${size}`;
export const hotelLogo = (slug: string, hash: string) => `/icons/${slug}/logo/${hash}`;
export const SIDES = ['guest', 'staff'] as const;
export type Side = (typeof SIDES)[number];
export const manifestPath = (slug: string, side: Side) => `/manifests/${slug}/${side}`;

const iconSchema = z.object({
  src: z.string(),
  sizes: z.string(),
  type: z.literal('image/png'),
  purpose: z.enum(['any', 'maskable']),
});

/** The web app manifest, which a browser reads before it installs a page on a home screen. */
export const manifestSchema = z.object({
  id: z.string(),
  name: z.string(),
  short_name: z.string(),
  start_url: z.string(),
  scope: z.string(),
  display: z.literal('standalone'),
  background_color: z.string(),
  theme_color: z.string(),
  icons: z.array(iconSchema),
});
export type ManifestDto = z.infer<typeof manifestSchema>;

type Look = { slug: string; name: string; color: string };
const SHORT_NAME_CHARS = 12;

/** Uses the same icon for every shape: its mark is well inside the area that a phone crops. */
export function manifestOf({ slug, name, color }: Look, start: string, scope: string): ManifestDto {
  const icons = (['192', '512'] as const).flatMap((size) =>
    (['any', 'maskable'] as const).map((purpose) => ({
      src: hotelIcon(slug, size),
      sizes: `${size}x${size}`,
      type: 'image/png' as const,
      purpose,
    })),
  );
  return {
    id: scope,
    name,
    short_name: name.length > SHORT_NAME_CHARS ? (name.split(' ')[0] ?? name) : name,
    start_url: start,
    scope,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: color,
    icons,
  };
}

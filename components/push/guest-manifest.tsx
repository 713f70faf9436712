import { manifestPath } from '@/lib/contract/manifest';

/** Asked for with the cookie, as no manifest is unless it says so: it tells a home screen whose it is. */
export function GuestManifest({ slug }: Readonly<{ slug: string }>) {
  return <link rel="manifest" href={manifestPath(slug, 'guest')} crossOrigin="use-credentials" />;
}

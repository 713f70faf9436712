import { manifestPath } from '@/lib/contract/manifest';

/** Fetched with credentials, which a manifest is not by default: it names the stay for the home screen app. */
export function GuestManifest({ slug }: Readonly<{ slug: string }>) {
  return <link rel="manifest" href={manifestPath(slug, 'guest')} crossOrigin="use-credentials" />;
}

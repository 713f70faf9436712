import type { Metadata } from 'next';
import { hotelIcon, manifestPath, type Side } from '@/lib/contract/manifest';

/** The metadata of an installable page. The guest's page itself links its manifest. */
export function installable(slug: string, name: string, side: Side): Metadata {
  return {
    ...(side === 'staff' ? { manifest: manifestPath(slug, side) } : {}),
    icons: { apple: hotelIcon(slug, '180') },
    appleWebApp: { capable: true, title: name, statusBarStyle: 'default' },
  };
}

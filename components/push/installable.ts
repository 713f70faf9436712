import type { Metadata } from 'next';
import { hotelIcon, manifestPath, type Side } from '@/lib/contract/manifest';

/** What a browser reads before it offers to put a page on a home screen. A guest's manifest is asked for by the page. */
export function installable(slug: string, name: string, side: Side): Metadata {
  return {
    ...(side === 'staff' ? { manifest: manifestPath(slug, side) } : {}),
    icons: { apple: hotelIcon(slug, '180') },
    appleWebApp: { capable: true, title: name, statusBarStyle: 'default' },
  };
}

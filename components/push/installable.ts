import type { Metadata } from 'next';
import { hotelIcon, manifestPath, type Side } from '@/lib/contract/manifest';

/** What a browser reads before it offers to put a page on a home screen. */
export function installable(slug: string, name: string, side: Side): Metadata {
  return {
    manifest: manifestPath(slug, side),
    icons: { apple: hotelIcon(slug, 180) },
    appleWebApp: { capable: true, title: name, statusBarStyle: 'default' },
  };
}

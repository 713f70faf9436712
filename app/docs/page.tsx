import type { Metadata } from 'next';
import { ApiReference } from '@/components/front/api-reference';

export const metadata: Metadata = { title: 'HotelMate API' };

/** Renders `public/openapi.json` as documentation. */
export default function DocsPage() {
  return <ApiReference />;
}

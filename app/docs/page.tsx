import type { Metadata } from 'next';
import { ApiReference } from '@/components/front/api-reference';

export const metadata: Metadata = { title: 'HotelMate API' };

/** What `public/openapi.json` says, for people. */
export default function DocsPage() {
  return <ApiReference />;
}

'use client';

import { Awake } from '@/components/ui/awake';
import './globals.css';

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** Replaces the whole document, so it cannot rely on message catalogues. */
export default function GlobalErrorPage({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main className="whole-page">
          <h1>Something went wrong on our side</h1>
          <p role="alert">We're sorry. Please try once more, or ask the reception.</p>
          {error.digest && <p translate="no">Reference: {error.digest}</p>}
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
        {/* What was pressed before the page was awake, and is still kept, would otherwise be kept for ever. */}
        <Awake />
      </body>
    </html>
  );
}

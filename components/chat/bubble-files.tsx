'use client';

import { LatePart } from '@/components/ui/late-part';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import type { Entry } from '@/lib/client/view';

const SentFiles = lazyWithRetry(async () => (await import('./sent-files')).SentFiles);
const UnsentFiles = lazyWithRetry(async () => (await import('./unsent-files')).UnsentFiles);

/** The files of a message. Pages without files never load this code. */
export function BubbleFiles({ entry, isOwn }: Readonly<{ entry: Entry; isOwn: boolean }>) {
  const isSent = entry.state === 'sent';
  const count = isSent ? entry.message.attachments.length : entry.files.length;
  if (count === 0) return null;
  return (
    <div className={`mb-0.5 flex w-[min(82%,20rem)] flex-col gap-1 ${isOwn ? 'items-end' : 'items-start'}`}>
      <LatePart>
        {isSent ? (
          <SentFiles files={entry.message.attachments} />
        ) : (
          <UnsentFiles files={entry.files} isUnderWay={entry.state === 'sending'} />
        )}
      </LatePart>
    </div>
  );
}

'use client';

import { useState } from 'react';
import { type Row, seqOf } from '@/lib/client/timeline';
import { ownText } from '@/lib/contract/stand-in-text';

/** Announces the newest message of the other side once to screen readers. */
export function Announcer({ rows }: Readonly<{ rows: readonly Row[] }>) {
  const newest = rows.findLast((row) => row.kind === 'bubble' && !row.isOwn);
  const entry = newest?.kind === 'bubble' && newest.entry.state === 'sent' ? newest.entry : null;
  const seq = entry ? seqOf(entry) : 0;
  const [seqAtStart] = useState(seq);
  return (
    <p role="status" className="sr-only">
      {entry && seq > seqAtStart && `${entry.message.staff_name ?? ''} ${ownText(entry.message)}`.trim()}
    </p>
  );
}

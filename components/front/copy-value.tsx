'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';

type Props = Readonly<{ value: string; copyLabel: string; copiedLabel: string }>;

const SHOWN_MS = 2_000;

export function CopyValue({ value, copyLabel, copiedLabel }: Props) {
  const shown = useRef<HTMLElement>(null);
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setIsCopied(true);
    } catch {
      // Without HTTPS pages have no clipboard. The text is selected, so that the user can copy it.
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
    }
  }

  return (
    <span className="inline-flex min-w-0 items-center">
      <code ref={shown} translate="no" className="wrap-anywhere min-w-0 font-mono text-sm">
        {value}
      </code>
      <IconButton size="sm" label={copyLabel} onClick={() => void copy()}>
        {isCopied ? (
          <Check aria-hidden="true" className="size-4 text-good" />
        ) : (
          <Copy aria-hidden="true" className="size-4" />
        )}
      </IconButton>
      <span role="status" className="sr-only">
        {isCopied && copiedLabel}
      </span>
    </span>
  );
}

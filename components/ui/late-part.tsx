import { type ReactNode, Suspense } from 'react';
import { Awake } from './awake';

type Props = Readonly<{ fallback?: ReactNode; children: ReactNode }>;

/** A part of the page that waits for code of its own, and says when it has it. The only Suspense there is. */
export function LatePart({ fallback, children }: Props) {
  return (
    <Suspense fallback={fallback}>
      {children}
      <Awake />
    </Suspense>
  );
}

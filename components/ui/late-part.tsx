import { type ReactNode, Suspense } from 'react';
import { Awake } from './awake';

type Props = Readonly<{ fallback?: ReactNode; children: ReactNode }>;

/** A part of the page that waits for its own code, and marks when it is hydrated. All Suspense boundaries use it. */
export function LatePart({ fallback, children }: Props) {
  return (
    <Suspense fallback={fallback}>
      {children}
      <Awake />
    </Suspense>
  );
}

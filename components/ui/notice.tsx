import type { ReactNode } from 'react';

type Props = Readonly<{ title: string; children?: ReactNode; mark?: ReactNode }>;

/** A whole page with a single message. */
export function Notice({ title, children, mark }: Props) {
  return (
    <main className="whole-page">
      {mark}
      <h1>{title}</h1>
      {children}
    </main>
  );
}

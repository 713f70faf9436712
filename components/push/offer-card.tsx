import type { ReactNode } from 'react';

type Props = Readonly<{ title: string; text?: string; children: ReactNode }>;

/** An offer of the page, above the conversation. */
export function OfferCard({ title, text, children }: Props) {
  return (
    <section
      aria-label={title}
      className="mx-auto w-full max-w-3xl border-line border-b bg-accent-soft px-4 py-3 sm:px-5"
    >
      <h2 className="font-semibold">{title}</h2>
      {text && <p className="text-pretty text-sm">{text}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-2">{children}</div>
    </section>
  );
}

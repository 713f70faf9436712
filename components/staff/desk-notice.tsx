'use client';

import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { pages } from '@/lib/contract/paths';

type Props = Readonly<{ title: string; text: string; isAlert?: boolean; children?: ReactNode }>;

/** Replaces a conversation with an explanation, and links to the list where it is not visible. */
export function DeskNotice({ title, text, isAlert = false, children }: Props) {
  const t = useTranslations('Staff.conversation');
  const { hotelSlug } = useParams<{ hotelSlug: string }>();
  return (
    <div className="grid flex-1 place-items-center overflow-y-auto p-8 text-center">
      <div role={isAlert ? 'alert' : undefined} className="flex max-w-sm flex-col items-center gap-4">
        <h2 className="text-balance font-semibold text-lg">{title}</h2>
        <p className="text-pretty text-ink-soft text-sm">{text}</p>
        {children}
        <Link
          href={pages.inbox(hotelSlug)}
          className="inline-flex min-h-11 items-center font-medium text-sm underline"
        >
          {t('back')}
        </Link>
      </div>
    </div>
  );
}

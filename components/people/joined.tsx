'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { CopyValue } from '@/components/front/copy-value';
import { pages } from '@/lib/contract/paths';
import { chosenPart } from '@/lib/contract/user-names';

type Props = Readonly<{ username: string; hotel: { name: string; slug: string }; isSignedIn: boolean }>;

/** Shown after joining: the user name that the new staff member enters at the next sign-in. */
export function Joined({ username, hotel, isSignedIn }: Props) {
  const t = useTranslations('StaffLink.joined');
  const title = useRef<HTMLHeadingElement>(null);
  // The clicked button is gone, and the focus would be lost with it.
  useEffect(() => title.current?.focus(), []);
  const inbox = pages.inbox(hotel.slug);
  const next = isSignedIn ? inbox : `${pages.signIn}?callbackUrl=${encodeURIComponent(inbox)}`;
  return (
    <div className="flex flex-col gap-4">
      <h1 ref={title} tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none">
        {t('title', { hotel: hotel.name })}
      </h1>
      <p className="text-ink-soft">{t('lead')}</p>
      <div className="rounded-md bg-sunken px-3.5 py-2">
        <CopyValue value={username} copyLabel={t('copy')} copiedLabel={t('copied')} />
      </div>
      <p className="text-ink-soft text-sm">{t('short', { name: chosenPart(username) })}</p>
      <a
        href={next}
        className="inline-flex min-h-11 items-center justify-center rounded-md bg-accent px-5 font-medium text-accent-ink"
      >
        {t(isSignedIn ? 'toInbox' : 'toSignIn')}
      </a>
    </div>
  );
}

import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';

type Props = Readonly<{
  me: MeDto;
  /** The button that signs the person out. */
  children: ReactNode;
}>;

/** Shown for a page that was open when another person signed in on the same browser. */
export async function OtherPerson({ me, children }: Props) {
  const t = await getTranslations('SignIn');
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t('other.title', { name: me.name })}</h1>
        <p className="text-ink-soft">{t('other.text', { name: me.name })}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Link
          href={pages.inbox(me.hotel.slug)}
          className="inline-flex min-h-11 items-center rounded-md bg-accent px-4 font-medium text-accent-ink"
        >
          {t('other.goOn', { name: me.name })}
        </Link>
        {children}
      </div>
    </>
  );
}

import type { ReactNode } from 'react';
import { STAFF_LOCALES } from '@/lib/contract/hotel';

type Props = Readonly<{ locale: string; className?: string; children: ReactNode }>;

/** Wraps pages that exist in staff languages only, so that direction and pronunciation are right. */
export function DeskLanguage({ locale, className, children }: Props) {
  return (
    <div lang={deskLocale(locale)} dir="ltr" className={className}>
      {children}
    </div>
  );
}

/** Staff pages use English when they do not support the locale. */
export function deskLocale(locale: string) {
  return STAFF_LOCALES.find((each) => each === locale) ?? 'en';
}

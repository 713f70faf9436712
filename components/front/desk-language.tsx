import type { ReactNode } from 'react';
import { STAFF_LOCALES } from '@/lib/contract/hotel';

type Props = Readonly<{ locale: string; className?: string; children: ReactNode }>;

/** Around pages that speak only the staff's languages, so that they run and are read out as what they are. */
export function DeskLanguage({ locale, className, children }: Props) {
  return (
    <div lang={deskLocale(locale)} dir="ltr" className={className}>
      {children}
    </div>
  );
}

/** To everybody whose language the desk does not speak yet, it speaks English. */
export function deskLocale(locale: string) {
  return STAFF_LOCALES.find((each) => each === locale) ?? 'en';
}

import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { deskLocale } from '@/components/front/desk-language';
import { KeepSignedIn } from '@/components/sign-in/keep-signed-in';
import { deskRealtime, requireStaffPage } from '@/lib/auth/staff-page';
import { RealtimeProvider } from '@/lib/client/realtime-context';
import { staffApi } from '@/lib/contract/paths';
import { pickMessages } from '@/lib/i18n/messages';

/** Requires a staff session for every desk page and opens the only realtime socket of the desk. */
export default async function DeskLayout({ children }: Readonly<{ children: ReactNode }>) {
  const { me } = await requireStaffPage();
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={pickMessages(locale, ['Staff', 'SignIn', 'Chat', 'Common', 'Account'])}
      now={new Date()}
      timeZone={me.hotel.time_zone}
    >
      <div lang={locale} dir="ltr">
        <RealtimeProvider config={deskRealtime()} authEndpoint={staffApi.pusherAuth}>
          <KeepSignedIn slug={me.hotel.slug} staffId={me.id} />
          {children}
        </RealtimeProvider>
      </div>
    </NextIntlClientProvider>
  );
}

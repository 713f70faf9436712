import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { DemoCode } from '@/components/front/demo-code';
import { DemoHotel } from '@/components/front/demo-hotel';
import { DeskLanguage } from '@/components/front/desk-language';
import { Illustration } from '@/components/front/illustration';
import { Wordmark } from '@/components/front/wordmark';
import { demoCode, demoFixtures } from '@/lib/auth/demo-fixtures';
import { pages } from '@/lib/contract/paths';
import './desk.css';

export default async function FrontPage() {
  const [locale, t, fixtures, code] = await Promise.all([
    getLocale(),
    getTranslations('Front'),
    demoFixtures(),
    demoCode(),
  ]);
  return (
    <DeskLanguage locale={locale} className="mx-auto flex min-h-dvh w-full max-w-6xl flex-col px-5 sm:px-8">
      <header className="py-6">
        <Wordmark />
      </header>
      <main className="flex flex-1 flex-col gap-16 pb-16">
        <section
          className={`grid items-center gap-x-16 gap-y-10 lg:grid-cols-[1.2fr_1fr] ${fixtures ? 'pt-4 lg:pt-10' : 'my-auto'}`}
        >
          <div className="flex flex-col items-start gap-8">
            <h1 className="flex flex-col gap-3 text-balance font-semibold text-2xl tracking-tight sm:text-3xl">
              <span className="text-ink-soft">{t('promise.guests')}</span>
              <span className="text-ink-soft">{t('promise.staff')}</span>
              <span className="text-ink">{t('promise.everyone')}</span>
            </h1>
            <Link
              href={pages.signIn}
              className="inline-flex min-h-11 items-center rounded-md bg-accent px-5 font-medium text-accent-ink hover:brightness-110"
            >
              {t('staffEntrance')}
            </Link>
            {!fixtures && <p className="max-w-md text-pretty text-ink-soft">{t('forGuests')}</p>}
          </div>
          <Illustration />
        </section>
        {code && <DemoCode code={code} />}
        {fixtures && (
          <section aria-labelledby="demo" className="flex flex-col gap-6">
            <div className="flex flex-col gap-2">
              <h2 id="demo" className="font-semibold text-2xl tracking-tight">
                {t('demo.title')}
              </h2>
              <p className="max-w-2xl text-pretty text-ink-soft">{t('demo.text')}</p>
            </div>
            {fixtures.hotels.map((hotel) => (
              <DemoHotel key={hotel.slug} hotel={hotel} />
            ))}
          </section>
        )}
      </main>
    </DeskLanguage>
  );
}

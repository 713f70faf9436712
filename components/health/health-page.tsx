'use client';

import { RefreshCw } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { clockTime, fullTime } from '@/lib/client/hotel-time';
import type { MeDto } from '@/lib/contract/chat';
import type { HealthDto } from '@/lib/contract/health';
import { pages } from '@/lib/contract/paths';
import { ErasureFailures } from './erasure-failures';
import { Fact, type Tone } from './fact';
import { ProcessFigures } from './process-figures';
import { ServiceList } from './service-list';
import { TimerFigures } from './timer-figures';

type Props = Readonly<{ me: MeDto; health: HealthDto }>;

/** An outbox item that waits longer than this is late. The health endpoint uses the same value. */
const LATE_SECONDS = 120;

/** The state of the installation at the time of the page load. */
export function HealthPage({ me, health }: Props) {
  const t = useTranslations('Health');
  const locale = useLocale();
  const router = useRouter();
  const [isLooking, look] = useTransition();
  const { time_zone: zone, slug } = me.hotel;
  return (
    <section aria-labelledby="health-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-5 sm:px-6">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="health-heading" className="me-auto font-semibold text-xl">
            {t('title')}
          </h2>
          <Link href={pages.settings(slug)} className="inline-flex min-h-11 items-center text-sm underline">
            {t('toSettings')}
          </Link>
          <Button
            variant="secondary"
            size="sm"
            isBusy={isLooking}
            onClick={() => look(() => router.refresh())}
          >
            <RefreshCw aria-hidden="true" className="size-4" />
            {t('again')}
          </Button>
        </div>
        <p role="status" className="text-ink-soft text-sm">
          {t('asOf', { time: clockTime(health.checked_at, locale, zone) })}
        </p>
        <Card title={t('services.title')}>
          <ServiceList services={health.services} timeZone={zone} />
        </Card>
        <Card title={t('timers.title')} note={t('timers.note')}>
          <TimerFigures timers={health.timers} timeZone={zone} />
        </Card>
        <Card title={t('hotel.title')} note={t('hotel.note')}>
          <dl className="grid gap-4 sm:grid-cols-3">
            <Fact label={t('hotel.lastHour')} value={health.messages.last_hour} />
            <Fact label={t('hotel.lastDay')} value={health.messages.last_day} />
            <Fact label={t('hotel.gone')} value={t('hotel.goneOf', health.devices)} />
          </dl>
        </Card>
        <Card title={t('erasure.title')} note={t('erasure.note')}>
          <ErasureFailures erasure={health.erasure} timeZone={zone} />
        </Card>
        <Card title={t('house.title')} note={t('house.note')}>
          <House health={health} />
        </Card>
        <Card
          title={t('process.title')}
          note={t('process.note', { time: fullTime(health.process.since, locale, zone) })}
        >
          <ProcessFigures figures={health.process} />
        </Card>
      </div>
    </section>
  );
}

function House({ health }: Readonly<{ health: HealthDto }>) {
  const t = useTranslations('Health.house');
  const { outbox, database } = health;
  const late: Tone = outbox.oldest_seconds >= LATE_SECONDS ? 'alert' : 'plain';
  return (
    <dl className="grid gap-4 sm:grid-cols-3">
      <Fact label={t('database')} value={t('ms', { ms: database.ms })} />
      <Fact label={t('pending')} value={outbox.pending} />
      <Fact label={t('oldest')} tone={late} value={t('seconds', { seconds: outbox.oldest_seconds })} />
      <Fact label={t('dead')} tone={outbox.dead > 0 ? 'alert' : 'plain'} value={outbox.dead} />
    </dl>
  );
}

type CardProps = Readonly<{ title: string; note?: string; children: ReactNode }>;

function Card({ title, note, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div>
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {note && <p className="mt-1 text-pretty text-ink-soft text-sm">{note}</p>}
      </div>
      {children}
    </section>
  );
}

'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { HealthDto } from '@/lib/contract/health';
import { Fact } from './fact';

type Props = Readonly<{ figures: HealthDto['process'] }>;

/** The response times of one process. Times are the upper limits of their buckets. */
export function ProcessFigures({ figures }: Props) {
  const t = useTranslations('Health.process');
  const format = useFormatter();
  const { requests, errors, median_ms: median, p95_ms: slow, routes } = figures;
  const time = (ms: number | null) => (ms === null ? t('noTime') : t('atMost', { ms }));
  const share = requests === 0 ? 0 : errors / requests;
  return (
    <>
      <dl className="grid gap-4 sm:grid-cols-4">
        <Fact label={t('requests')} value={requests} />
        <Fact
          label={t('errors')}
          tone={errors > 0 ? 'alert' : 'plain'}
          value={format.number(share, { style: 'percent', maximumFractionDigits: 1 })}
        />
        <Fact label={t('median')} value={time(median)} />
        <Fact label={t('slow')} value={time(slow)} />
      </dl>
      {routes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what scrolls.
        <section tabIndex={0} aria-label={t('routes')} className="overflow-x-auto">
          <table className="w-full text-sm tabular-nums">
            <caption className="pb-2 text-start text-ink-soft">{t('routes')}</caption>
            <thead>
              <tr className="border-line border-b text-ink-soft">
                <th scope="col" className="py-1.5 pe-3 text-start font-normal">
                  {t('route')}
                </th>
                <th scope="col" className="px-3 text-end font-normal">
                  {t('slow')}
                </th>
                <th scope="col" className="px-3 text-end font-normal">
                  {t('requests')}
                </th>
                <th scope="col" className="ps-3 text-end font-normal">
                  {t('failed')}
                </th>
              </tr>
            </thead>
            <tbody>
              {routes.map((each) => (
                <tr key={each.route} className="border-line border-b last:border-b-0">
                  <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                    {each.route}
                  </th>
                  <td className="whitespace-nowrap px-3 text-end">{time(each.p95_ms)}</td>
                  <td className="px-3 text-end">{each.requests}</td>
                  <td className={`ps-3 text-end ${each.errors > 0 ? 'text-alert' : ''}`}>{each.errors}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

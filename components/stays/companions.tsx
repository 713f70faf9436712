'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import { type CompanionDto, MOST_COMPANIONS } from '@/lib/contract/companions';
import type { StayDto } from '@/lib/contract/stays';
import { CompanionRow } from './companion-row';
import { errorOf } from './form-error';
import { NewCompanionForm } from './new-companion-form';
import { takesLinks } from './stay-moves';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onPrint: (stay: StayDto, link: string) => void }>;

/** The companions of a stay. Each has a name, a language and links of their own, in the same conversation. */
export function Companions({ api, stay, onPrint }: Props) {
  const t = useTranslations('Stays');
  const [companions, setCompanions] = useState<readonly CompanionDto[] | null>(null);
  const { error, setError } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const code = stay.booking_id;

  useEffect(() => {
    let isShown = true;
    api.companions(code).then(
      (answer) => isShown && setCompanions(answer),
      (cause) => isShown && setError(t(`trouble.${errorOf(cause)}`)),
    );
    return () => {
      isShown = false;
    };
  }, [api, code, t, setError]);

  const all = companions ?? [];
  const mayAdd = companions !== null && all.length < MOST_COMPANIONS && takesLinks(stay.status);
  return (
    <section aria-label={t('companions.title')} className="flex flex-col gap-3">
      <h3 className="font-semibold text-sm">{t('companions.title')}</h3>
      {all.length === 0 && <p className="text-ink-soft text-sm">{t('companions.none')}</p>}
      <ul className="flex flex-col gap-1 empty:hidden">
        {all.map((companion) => (
          <CompanionRow
            key={companion.id}
            api={api}
            stay={stay}
            companion={companion}
            onPrint={onPrint}
            onGone={() => setCompanions(all.filter(({ id }) => id !== companion.id))}
          />
        ))}
      </ul>
      {mayAdd && (
        <NewCompanionForm
          key={all.length}
          api={api}
          stay={stay}
          onAdded={(companion) => setCompanions([...all, companion])}
        />
      )}
      <ErrorLine text={error} />
    </section>
  );
}

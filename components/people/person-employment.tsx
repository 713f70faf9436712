'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { PeopleApi } from '@/lib/client/people';
import type { MeDto } from '@/lib/contract/chat';
import type { PersonDto } from '@/lib/contract/people';
import { errorOf } from './form-error';

type Props = Readonly<{
  me: MeDto;
  api: PeopleApi;
  person: PersonDto;
  onChanged: (person: PersonDto) => void;
}>;

/** Ends a person's employment or resumes it. Ending needs a confirmation, because it signs them out everywhere. */
export function PersonEmployment({ me, api, person, onChanged }: Props) {
  const t = useTranslations('People');
  const [isSure, setIsSure] = useState(false);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  const set = (isActive: boolean) =>
    run(async () => {
      onChanged(await api.change(person.id, { is_active: isActive }));
      setIsSure(false);
    });

  return (
    <section className="flex flex-col items-start gap-3 border-line border-t pt-5">
      {person.is_active ? (
        <>
          <p className="text-ink-soft text-sm">{t(person.id === me.id ? 'endOwnWhy' : 'endWhy')}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              variant={isSure ? 'danger' : 'secondary'}
              size="sm"
              isBusy={isBusy}
              onClick={() => (isSure ? void set(false) : setIsSure(true))}
            >
              {isSure ? t('endSure') : t('end')}
            </Button>
            {isSure && (
              <Button variant="secondary" size="sm" onClick={() => setIsSure(false)}>
                {t('notNow')}
              </Button>
            )}
          </div>
        </>
      ) : (
        <>
          <p className="text-ink-soft text-sm">{t('backWhy')}</p>
          <Button size="sm" isBusy={isBusy} onClick={() => void set(true)}>
            {t('back')}
          </Button>
        </>
      )}
      <ErrorLine text={error} />
    </section>
  );
}

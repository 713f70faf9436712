'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { PeopleApi } from '@/lib/client/people';
import type { PersonDto } from '@/lib/contract/people';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { errorOf } from './form-error';
import { MadeLink } from './made-link';

type Props = Readonly<{ api: PeopleApi; person: PersonDto; onMade: () => void }>;

/** Creates a link with which a staff member sets a new password, so that no one else learns it. */
export function PasswordLink({ api, person, onMade }: Props) {
  const t = useTranslations('People');
  const [made, setMade] = useState<MadeStaffLinkDto | null>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  const make = () =>
    run(async () => {
      setMade(await api.passwordLink(person.id));
      onMade();
    });

  return (
    <section className="flex flex-col gap-3 border-line border-t pt-5">
      <h3 className="font-semibold text-sm">{t('password.title')}</h3>
      <p className="text-ink-soft text-sm">{t('password.why')}</p>
      {made ? (
        <MadeLink made={made} />
      ) : (
        <Button
          variant="secondary"
          size="sm"
          isBusy={isBusy}
          onClick={() => void make()}
          className="self-start"
        >
          <KeyRound aria-hidden="true" className="size-4" />
          {t('password.make')}
        </Button>
      )}
      <ErrorLine text={error} />
    </section>
  );
}

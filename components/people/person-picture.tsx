'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { PeopleApi } from '@/lib/client/people';
import type { PersonDto } from '@/lib/contract/people';
import { errorOf } from './form-error';

type Props = Readonly<{ api: PeopleApi; person: PersonDto; onChanged: (person: PersonDto) => void }>;

/** A person's picture. A manager can remove an unsuitable one. */
export function PersonPicture({ api, person, onChanged }: Props) {
  const t = useTranslations('People');
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  if (person.profile_image === null) return null;
  const remove = () => run(async () => onChanged(await api.removePicture(person.id)));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <Avatar name={person.name} src={person.profile_image} size="lg" />
        <Button variant="quiet" size="sm" isBusy={isBusy} onClick={() => void remove()}>
          {t('removePicture')}
        </Button>
      </div>
      <ErrorLine text={error} />
    </div>
  );
}

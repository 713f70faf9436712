'use client';

import { useTranslations } from 'next-intl';
import { SideSheet } from '@/components/ui/side-sheet';
import type { PeopleApi } from '@/lib/client/people';
import type { MeDto } from '@/lib/contract/chat';
import type { PersonDto } from '@/lib/contract/people';
import { looksAfter, makesStaffLinks } from '@/lib/contract/people-policy';
import { PasswordLink } from './password-link';
import { PersonEmployment } from './person-employment';
import { PersonPicture } from './person-picture';
import { PersonPlace } from './person-place';

type Props = Readonly<{
  me: MeDto;
  api: PeopleApi;
  /** Null while the sheet is closed. */
  person: PersonDto | null;
  onClose: () => void;
  onChanged: (person: PersonDto) => void;
  onLink: () => void;
}>;

/** One person beside the list, and the changes that the user may make. */
export function PersonSheet({ person, onClose, ...rest }: Props) {
  const t = useTranslations('People');
  return (
    <SideSheet
      isOpen={person !== null}
      onClose={onClose}
      closeLabel={t('close')}
      title={person?.name}
      note={
        person && <p className="text-ink-soft text-sm">{t('signsInAs', { username: person.username })}</p>
      }
    >
      {person && <Contents key={person.id} person={person} {...rest} />}
    </SideSheet>
  );
}

function Contents({
  me,
  api,
  person,
  onChanged,
  onLink,
}: Omit<Props, 'person' | 'onClose'> & { person: PersonDto }) {
  const t = useTranslations('People');
  if (!looksAfter(me.role, person.role))
    return <p className="rounded-md bg-sunken p-3 text-ink-soft text-sm">{t('notYours')}</p>;
  return (
    <>
      <PersonPicture api={api} person={person} onChanged={onChanged} />
      {person.is_active && <PersonPlace me={me} api={api} person={person} onChanged={onChanged} />}
      {person.is_active && makesStaffLinks(me.role) && (
        <PasswordLink api={api} person={person} onMade={onLink} />
      )}
      <PersonEmployment me={me} api={api} person={person} onChanged={onChanged} />
    </>
  );
}

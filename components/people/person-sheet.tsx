'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import type { PeopleApi } from '@/lib/client/people';
import type { MeDto } from '@/lib/contract/chat';
import type { PersonDto } from '@/lib/contract/people';
import { looksAfter, makesStaffLinks } from '@/lib/contract/people-policy';
import { PasswordLink } from './password-link';
import { PersonEmployment } from './person-employment';
import { PersonPlace } from './person-place';

type Props = Readonly<{
  me: MeDto;
  api: PeopleApi;
  /** Null: nobody is open. */
  person: PersonDto | null;
  onClose: () => void;
  onChanged: (person: PersonDto) => void;
  onLink: () => void;
}>;

/** One person beside the list, and what the reader may change about their work. */
export function PersonSheet({ person, onClose, ...rest }: Props) {
  const locale = useLocale();
  return (
    <Dialog.Root open={person !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-[rgb(0_0_0/0.45)]" />
        <Dialog.Popup
          lang={locale}
          dir="ltr"
          className="fixed inset-y-0 inset-e-0 z-20 flex w-[min(28rem,100vw)] flex-col overflow-y-auto bg-surface text-ink shadow-lift"
        >
          {person && <Contents key={person.id} person={person} {...rest} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
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
  const mayChange = looksAfter(me.role, person.role);
  return (
    <div className="flex flex-col gap-6 p-5">
      <header className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Dialog.Title dir="auto" className="break-words font-semibold text-xl">
            {person.name}
          </Dialog.Title>
          <p className="text-ink-soft text-sm">{t('signsInAs', { username: person.username })}</p>
        </div>
        <Dialog.Close render={<IconButton label={t('close')} />}>
          <X aria-hidden="true" className="size-5" />
        </Dialog.Close>
      </header>
      {mayChange ? (
        <>
          {person.is_active && <PersonPlace me={me} api={api} person={person} onChanged={onChanged} />}
          {person.is_active && makesStaffLinks(me.role) && (
            <PasswordLink api={api} person={person} onMade={onLink} />
          )}
          <PersonEmployment me={me} api={api} person={person} onChanged={onChanged} />
        </>
      ) : (
        <p className="rounded-md bg-sunken p-3 text-ink-soft text-sm">{t('notYours')}</p>
      )}
    </div>
  );
}

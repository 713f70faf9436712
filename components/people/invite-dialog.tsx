'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { PeopleApi } from '@/lib/client/people';
import { DEPARTMENTS, type Department, STAFF_ROLES, type StaffRole } from '@/lib/contract/roles';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { MadeLink } from './made-link';
import { troubleOf } from './trouble';

type Props = Readonly<{ api: PeopleApi; isOpen: boolean; onClose: () => void }>;

/** What somebody new will be; who they are, they say themselves. */
export function InviteDialog({ api, isOpen, onClose }: Props) {
  const t = useTranslations('People.invite');
  const locale = useLocale();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-[rgb(0_0_0/0.45)]" />
        <Dialog.Popup
          lang={locale}
          dir="ltr"
          className="fixed top-1/2 left-1/2 z-20 flex max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-lg bg-surface p-6 text-ink shadow-lift"
        >
          <Dialog.Title className="font-semibold text-lg">{t('title')}</Dialog.Title>
          <Contents api={api} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Contents({ api }: Pick<Props, 'api'>) {
  const t = useTranslations('People');
  const departments = useTranslations('Staff.department');
  const [role, setRole] = useState<StaffRole>('receptionist');
  const [department, setDepartment] = useState<Department>('reception');
  const [made, setMade] = useState<MadeStaffLinkDto | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function make() {
    setIsBusy(true);
    setTrouble(null);
    try {
      setMade(await api.invite({ role, department }));
    } catch (cause) {
      setTrouble(t(`trouble.${troubleOf(cause)}`));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <>
      <p className="text-ink-soft text-sm">{t('invite.why')}</p>
      <Select
        label={t('roleLabel')}
        value={role}
        disabled={made !== null}
        onChange={({ target }) => setRole(STAFF_ROLES.find((each) => each === target.value) ?? role)}
        choices={STAFF_ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))}
      />
      <Select
        label={t('departmentLabel')}
        value={department}
        disabled={made !== null}
        onChange={({ target }) =>
          setDepartment(DEPARTMENTS.find((each) => each === target.value) ?? department)
        }
        choices={DEPARTMENTS.map((each) => ({ value: each, label: departments(each) }))}
      />
      {made && <MadeLink made={made} />}
      {trouble && (
        <p role="alert" className="text-alert text-sm">
          {trouble}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Dialog.Close render={<Button variant="secondary" />}>{t('close')}</Dialog.Close>
        {!made && (
          <Button isBusy={isBusy} onClick={() => void make()}>
            {t('invite.make')}
          </Button>
        )}
      </div>
    </>
  );
}

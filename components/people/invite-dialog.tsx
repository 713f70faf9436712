'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Select } from '@/components/ui/select';
import { useWork } from '@/components/ui/use-work';
import type { PeopleApi } from '@/lib/client/people';
import { DEPARTMENTS, type Department, STAFF_ROLES, type StaffRole } from '@/lib/contract/roles';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { errorOf } from './form-error';
import { MadeLink } from './made-link';

type Props = Readonly<{ api: PeopleApi; isOpen: boolean; onClose: () => void }>;

/** The role and department of a new staff member. They enter their own name. */
export function InviteDialog({ api, isOpen, onClose }: Props) {
  const t = useTranslations('People.invite');
  return (
    <DialogBox isOpen={isOpen} onClose={onClose} title={t('title')}>
      <Contents api={api} />
    </DialogBox>
  );
}

function Contents({ api }: Pick<Props, 'api'>) {
  const t = useTranslations('People');
  const departments = useTranslations('Chat.department');
  const [role, setRole] = useState<StaffRole>('receptionist');
  const [department, setDepartment] = useState<Department>('reception');
  const [made, setMade] = useState<MadeStaffLinkDto | null>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  const make = () => run(async () => setMade(await api.invite({ role, department })));

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
      <ErrorLine text={error} />
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

'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { PeopleApi } from '@/lib/client/people';
import type { MeDto } from '@/lib/contract/chat';
import type { PersonDto } from '@/lib/contract/people';
import { looksAfter } from '@/lib/contract/people-policy';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { errorOf } from './form-error';

type Props = Readonly<{
  me: MeDto;
  api: PeopleApi;
  person: PersonDto;
  onChanged: (person: PersonDto) => void;
}>;

/** Role, department and duty. Nothing is sent before saving: a new role signs the person out. */
export function PersonPlace({ me, api, person, onChanged }: Props) {
  const t = useTranslations('People');
  const departments = useTranslations('Chat.department');
  const [role, setRole] = useState(person.role);
  const [department, setDepartment] = useState(person.department);
  const [isOnDuty, setIsOnDuty] = useState(person.is_on_duty);
  const [isBusy, setIsBusy] = useState(false);
  const [note, setNote] = useState<{ text: string; isError: boolean } | null>(null);
  const hasChanged =
    role !== person.role || department !== person.department || isOnDuty !== person.is_on_duty;

  async function save() {
    setIsBusy(true);
    setNote(null);
    try {
      onChanged(await api.change(person.id, { role, department, is_on_duty: isOnDuty }));
      setNote({ text: t('saved'), isError: false });
    } catch (cause) {
      setNote({ text: t(`trouble.${errorOf(cause)}`), isError: true });
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <section aria-label={t('place')} className="flex flex-col gap-4">
      <Select
        label={t('roleLabel')}
        value={role}
        onChange={({ target }) => setRole(STAFF_ROLES.find((each) => each === target.value) ?? role)}
        choices={STAFF_ROLES.filter((each) => looksAfter(me.role, each)).map((each) => ({
          value: each,
          label: t(`role.${each}`),
        }))}
      />
      <Select
        label={t('departmentLabel')}
        value={department}
        onChange={({ target }) =>
          setDepartment(DEPARTMENTS.find((each) => each === target.value) ?? department)
        }
        choices={DEPARTMENTS.map((each) => ({ value: each, label: departments(each) }))}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={isOnDuty}
          onChange={({ target }) => setIsOnDuty(target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        {t('onDuty')}
      </label>
      {role !== person.role && <p className="text-sm text-warn">{t('roleSignsOut')}</p>}
      <div className="flex items-center gap-3">
        <Button size="sm" isBusy={isBusy} disabled={!hasChanged} onClick={() => void save()}>
          {t('save')}
        </Button>
        <p
          role={note?.isError ? 'alert' : 'status'}
          className={`text-sm ${note?.isError ? 'text-alert' : 'text-good'}`}
        >
          {note?.text}
        </p>
      </div>
    </section>
  );
}

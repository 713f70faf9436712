'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { LanguageSelect } from '@/components/ui/language-select';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import { type CompanionDto, newCompanionSchema } from '@/lib/contract/companions';
import { guestLocaleOf } from '@/lib/contract/hotel';
import type { StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onAdded: (companion: CompanionDto) => void }>;

export function NewCompanionForm({ api, stay, onAdded }: Props) {
  const t = useTranslations('Stays');
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, error, setError, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = newCompanionSchema.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (!said.success) return setError(t('companions.check'));
    await run(async () => onAdded(await api.addCompanion(stay.booking_id, said.data)));
  }

  if (!isOpen)
    return (
      <Button variant="secondary" size="sm" onClick={() => setIsOpen(true)} className="self-start">
        <UserPlus aria-hidden="true" className="size-4" />
        {t('companions.add')}
      </Button>
    );
  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-4 rounded-md border border-line p-3"
    >
      <Field
        name="first_name"
        label={t('new.firstName')}
        required={true}
        maxLength={100}
        autoComplete="off"
        autoFocus={true}
      />
      <Field
        name="last_name"
        label={t('new.lastName')}
        required={true}
        maxLength={100}
        defaultValue={stay.guest_last_name}
        autoComplete="off"
      />
      <LanguageSelect
        name="locale"
        label={t('new.language')}
        defaultValue={guestLocaleOf(stay.guest_locale)}
      />
      <ErrorLine text={error} />
      <div className="flex gap-2">
        <Button type="submit" size="sm" isBusy={isBusy}>
          {t('companions.save')}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => setIsOpen(false)}>
          {t('new.cancel')}
        </Button>
      </div>
    </form>
  );
}

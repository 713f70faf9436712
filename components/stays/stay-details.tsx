'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { LanguageSelect } from '@/components/ui/language-select';
import { TextArea } from '@/components/ui/text-area';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import type { StaysApi } from '@/lib/client/stays';
import { isToCome } from '@/lib/contract/booking-status';
import { guestLocaleOf } from '@/lib/contract/hotel';
import { type StayDto, stayDetailsSchema } from '@/lib/contract/stays';
import { errorOf } from './form-error';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onChanged: (stay: StayDto) => void }>;

/** The staff's notes and the data of the stay, for corrections. */
export function StayDetails({ api, stay, onChanged }: Props) {
  const t = useTranslations('Stays');
  const [checkIn, setCheckIn] = useState(stay.check_in);
  const [isSaved, setIsSaved] = useState(false);
  const { isBusy, error, setError, run } = useWork((cause) =>
    cause instanceof ApiProblem && cause.status === 400 ? t('new.check') : t(`trouble.${errorOf(cause)}`),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = stayDetailsSchema.safeParse({
      ...Object.fromEntries(form),
      guest_email: form.get('guest_email') || null,
      guest_phone: form.get('guest_phone') || null,
      external_id: form.get('external_id') || null,
      ...(isToCome(stay.status) ? { planned_room: form.get('planned_room') || null } : {}),
    });
    setIsSaved(false);
    if (!given.success) return setError(t('new.check'));
    await run(async () => {
      onChanged(await api.change(stay.booking_id, given.data));
      setIsSaved(true);
    });
  }

  return (
    <details className="rounded-md border border-line px-3">
      <summary className="flex min-h-11 cursor-pointer items-center font-medium text-sm">
        {t('details.title')}
      </summary>
      <form
        onSubmit={(event) => void submit(event)}
        onChange={() => setIsSaved(false)}
        className="flex flex-col gap-4 pb-3"
      >
        <TextArea
          name="notes"
          label={t('details.notes')}
          hint={t('details.notesHint')}
          defaultValue={stay.notes}
          maxLength={2000}
        />
        <Field
          name="guest_first_name"
          label={t('new.firstName')}
          defaultValue={stay.guest_first_name}
          maxLength={100}
          autoComplete="off"
        />
        <Field
          name="guest_last_name"
          label={t('new.lastName')}
          defaultValue={stay.guest_last_name}
          required={true}
          maxLength={100}
          autoComplete="off"
        />
        <Field
          name="guest_email"
          type="email"
          label={t('new.email')}
          defaultValue={stay.guest_email ?? ''}
          maxLength={200}
          autoComplete="off"
        />
        <Field
          name="guest_phone"
          type="tel"
          label={t('new.phone')}
          defaultValue={stay.guest_phone ?? ''}
          maxLength={40}
          autoComplete="off"
        />
        <LanguageSelect
          name="guest_locale"
          label={t('new.language')}
          defaultValue={guestLocaleOf(stay.guest_locale)}
        />
        <Field
          name="check_in"
          type="date"
          label={t('new.checkIn')}
          required={true}
          value={checkIn}
          onChange={(event) => setCheckIn(event.target.value)}
        />
        <Field
          name="check_out"
          type="date"
          label={t('new.checkOut')}
          required={true}
          min={checkIn}
          defaultValue={stay.check_out}
        />
        {isToCome(stay.status) && (
          <Field
            name="planned_room"
            label={t('details.plannedRoom')}
            hint={t('details.plannedRoomHint')}
            defaultValue={stay.room_number ?? ''}
            maxLength={20}
            autoComplete="off"
          />
        )}
        <Field
          name="external_id"
          label={t('sheet.number')}
          hint={t('details.numberHint')}
          defaultValue={stay.external_id ?? ''}
          maxLength={100}
          autoComplete="off"
        />
        <ErrorLine text={error} />
        <div className="flex items-center gap-3">
          <Button type="submit" size="sm" isBusy={isBusy}>
            {t('details.save')}
          </Button>
          <p role="status" className="text-good text-sm">
            {isSaved ? t('details.saved') : null}
          </p>
        </div>
      </form>
    </details>
  );
}

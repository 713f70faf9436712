'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { LanguageSelect } from '@/components/ui/language-select';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import type { StaysApi } from '@/lib/client/stays';
import { newStaySchema } from '@/lib/contract/stays';
import { errorOf } from './form-error';
import { RoomSelect } from './room-select';
import type { Changed } from './stay-actions';
import { useHotelRooms } from './use-hotel-rooms';

type Props = Readonly<{
  api: StaysApi;
  isOpen: boolean;
  today: string;
  /** The hotel's own language, the default for guests. */
  language: string;
  onClose: () => void;
  onMade: Changed;
}>;

/** One form for a booking without a room and for a walk-in with one. */
export function NewStay({ isOpen, onClose, ...rest }: Props) {
  const t = useTranslations('Stays.new');
  return (
    <DialogBox isOpen={isOpen} onClose={onClose} title={t('title')} width="wide">
      <NewStayForm {...rest} />
    </DialogBox>
  );
}

function NewStayForm({ api, today, language, onMade }: Omit<Props, 'isOpen' | 'onClose'>) {
  const t = useTranslations('Stays');
  const [room, setRoom] = useState('');
  const [isPlan, setIsPlan] = useState(false);
  const rooms = useHotelRooms(api);
  const [checkIn, setCheckIn] = useState(today);
  const { isBusy, error, setError, run } = useWork((cause) =>
    cause instanceof ApiProblem && cause.status === 400 ? t('new.check') : t(`trouble.${errorOf(cause)}`),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = newStaySchema.safeParse({
      ...Object.fromEntries(form),
      guest_email: form.get('guest_email') || null,
      guest_phone: form.get('guest_phone') || null,
      ...(room === '' ? {} : { [isPlan ? 'planned_room' : 'room_number']: room }),
    });
    if (!given.success) return setError(t('new.check'));
    await run(async () => {
      const { room_pin, ...stay } = await api.create(given.data);
      onMade(stay, room_pin);
    });
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="guest_first_name"
          label={t('new.firstName')}
          required={true}
          maxLength={100}
          autoComplete="off"
        />
        <Field
          name="guest_last_name"
          label={t('new.lastName')}
          required={true}
          maxLength={100}
          autoComplete="off"
        />
        <Field
          name="check_in"
          type="date"
          label={t('new.checkIn')}
          required={true}
          value={checkIn}
          onChange={(event) => setCheckIn(event.target.value)}
        />
        <Field name="check_out" type="date" label={t('new.checkOut')} required={true} min={checkIn} />
        <Field name="guest_email" type="email" label={t('new.email')} maxLength={200} autoComplete="off" />
        <Field name="guest_phone" type="tel" label={t('new.phone')} maxLength={40} autoComplete="off" />
        <LanguageSelect name="guest_locale" label={t('new.language')} defaultValue={language} />
      </div>
      <RoomSelect {...rooms} value={room} onChange={setRoom} isPlan={isPlan} none={t('new.noRoom')} />
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={isPlan}
          onChange={({ target }) => {
            setIsPlan(target.checked);
            // A room that can be planned may not be free for a check-in now.
            if (!target.checked) setRoom('');
          }}
          className="size-5 shrink-0 accent-accent"
        />
        {t('new.plan')}
      </label>
      <p className="text-ink-soft text-sm">{isPlan ? t('new.planHint') : t('new.roomHint')}</p>
      <ErrorLine text={error} />
      <div className="flex justify-end gap-2">
        <Dialog.Close render={<Button variant="secondary" />}>{t('new.cancel')}</Dialog.Close>
        <Button type="submit" isBusy={isBusy}>
          {room === '' || isPlan ? t('new.book') : t('new.walkIn')}
        </Button>
      </div>
    </form>
  );
}

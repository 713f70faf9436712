'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { ApiProblem } from '@/lib/client/api-problem';
import type { StaysApi } from '@/lib/client/stays';
import { GUEST_LOCALES } from '@/lib/contract/hotel';
import { newStaySchema, type StayDto } from '@/lib/contract/stays';
import { RoomSelect } from './room-select';
import { troubleOf } from './trouble';

type Props = Readonly<{
  api: StaysApi;
  isOpen: boolean;
  today: string;
  onClose: () => void;
  onMade: (stay: StayDto) => void;
}>;

/** A booking at the counter, and with a room a walk-in: one form for both. */
export function NewStay({ isOpen, onClose, ...rest }: Props) {
  const t = useTranslations('Stays.new');
  const locale = useLocale();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-[rgb(0_0_0/0.45)]" />
        <Dialog.Popup
          lang={locale}
          dir="ltr"
          className="fixed top-1/2 left-1/2 z-20 max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg bg-surface p-6 text-ink shadow-lift"
        >
          <Dialog.Title className="mb-4 font-semibold text-lg">{t('title')}</Dialog.Title>
          <NewStayForm {...rest} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function NewStayForm({ api, today, onMade }: Omit<Props, 'isOpen' | 'onClose'>) {
  const t = useTranslations('Stays');
  const locale = useLocale();
  const languageId = useId();
  const [room, setRoom] = useState('');
  const [checkIn, setCheckIn] = useState(today);
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = newStaySchema.safeParse({
      ...Object.fromEntries(form),
      guest_email: form.get('guest_email') || null,
      ...(room === '' ? {} : { room_number: room }),
    });
    if (!given.success) return setTrouble(t('new.check'));
    setIsBusy(true);
    setTrouble(null);
    try {
      onMade(await api.create(given.data));
    } catch (cause) {
      const isRefused = cause instanceof ApiProblem && cause.status === 400;
      setTrouble(isRefused ? t('new.check') : t(`trouble.${troubleOf(cause)}`));
    } finally {
      setIsBusy(false);
    }
  }

  const names = new Intl.DisplayNames([locale], { type: 'language' });
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
        <div className="flex flex-col gap-1.5">
          <label htmlFor={languageId} className="font-medium text-sm">
            {t('new.language')}
          </label>
          <select
            id={languageId}
            name="guest_locale"
            defaultValue="en"
            className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink"
          >
            {GUEST_LOCALES.map((each) => (
              <option key={each} value={each}>
                {names.of(each)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <RoomSelect api={api} value={room} onChange={setRoom} none={t('new.noRoom')} />
      <p className="text-ink-soft text-sm">{t('new.roomHint')}</p>
      {trouble && (
        <p role="alert" className="text-alert text-sm">
          {trouble}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Dialog.Close render={<Button variant="secondary" />}>{t('new.cancel')}</Dialog.Close>
        <Button type="submit" isBusy={isBusy}>
          {room === '' ? t('new.book') : t('new.walkIn')}
        </Button>
      </div>
    </form>
  );
}

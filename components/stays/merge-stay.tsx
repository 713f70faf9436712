'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useGuestName } from '@/components/staff/use-guest-name';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { useWork } from '@/components/ui/use-work';
import { shortDay } from '@/lib/client/hotel-time';
import type { StaysApi } from '@/lib/client/stays';
import { isOver } from '@/lib/contract/booking-status';
import type { StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onMerged: (stay: StayDto) => void }>;

const MOST_SHOWN = 5;

/** Merges a duplicate: this stay remains, and the stay that is chosen here is merged into it. */
export function MergeStay({ api, stay, onMerged }: Props) {
  const t = useTranslations('Stays');
  const locale = useLocale();
  const nameOf = useGuestName();
  const [found, setFound] = useState<readonly StayDto[] | null>(null);
  const [chosen, setChosen] = useState<StayDto | null>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  async function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q')).trim();
    if (q === '') return;
    await run(async () => {
      const { stays } = await api.list({ view: 'all', q });
      const others = stays.filter((each) => each.booking_id !== stay.booking_id && !isOver(each.status));
      setFound(others.slice(0, MOST_SHOWN));
    });
  }

  return (
    <details className="rounded-md border border-line px-3">
      <summary className="flex min-h-11 cursor-pointer items-center font-medium text-sm">
        {t('merge.title')}
      </summary>
      <div className="flex flex-col gap-3 pb-3">
        <p className="text-pretty text-ink-soft text-sm">{t('merge.why')}</p>
        <form onSubmit={(event) => void search(event)} className="flex flex-col gap-3">
          <Field name="q" label={t('merge.search')} defaultValue={stay.guest_last_name} maxLength={100} />
          <Button type="submit" variant="secondary" size="sm" isBusy={isBusy} className="self-start">
            {t('merge.find')}
          </Button>
        </form>
        {found?.length === 0 && (
          <p role="status" className="text-ink-soft text-sm">
            {t('merge.none')}
          </p>
        )}
        {found && found.length > 0 && (
          <ul aria-label={t('merge.found')} className="divide-y divide-line rounded-md border border-line">
            {found.map((each) => (
              <li key={each.booking_id}>
                <button
                  type="button"
                  onClick={() => setChosen(each)}
                  className="flex min-h-11 w-full flex-col px-3 py-2 text-start text-sm hover:bg-sunken"
                >
                  <bdi translate="no" className="font-medium">
                    {nameOf(`${each.guest_first_name} ${each.guest_last_name}`)}
                  </bdi>
                  <span className="text-ink-soft">
                    {shortDay(each.check_in, locale)} – {shortDay(each.check_out, locale)} ·{' '}
                    {each.room_number ?? t('sheet.noRoom')} · {each.external_id ?? each.booking_id}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <ErrorLine text={error} />
      </div>
      <ConfirmBox
        isOpen={chosen !== null}
        title={t('merge.sure')}
        text={t('merge.effect', { gone: chosen?.booking_id ?? '', kept: stay.booking_id })}
        keepLabel={t('confirm.keep')}
        goLabel={t('merge.go')}
        onGo={() => {
          const gone = chosen?.booking_id ?? '';
          setChosen(null);
          void run(async () => {
            onMerged(await api.merge(stay.booking_id, gone));
            setFound(null);
          });
        }}
        onClose={() => setChosen(null)}
      />
    </details>
  );
}

'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { CopyValue } from '@/components/front/copy-value';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import type { RoomCodeDto } from '@/lib/contract/room-codes';
import type { StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';

type Props = Readonly<{
  api: StaysApi;
  stay: StayDto;
  /** The PIN that the check-in just created. */
  made: string | null;
}>;

/** The PIN of the QR code in the guest's room. It is shown once, because the server stores only its hash. */
export function RoomCode({ api, stay, made }: Props) {
  const t = useTranslations('Stays.roomCode');
  const words = useTranslations('Stays');
  const [pin, setPin] = useState(made);
  const [code, setCode] = useState<RoomCodeDto | null>(null);
  const { isBusy, error, run } = useWork((cause) => words(`trouble.${errorOf(cause)}`));
  const { booking_id: booking, room_number: room } = stay;

  // After a move the access of the other room may be closed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room changes the answer, though no code here reads it.
  useEffect(() => {
    let isShown = true;
    api.roomCode(booking).then(
      (answer) => isShown && setCode(answer),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [api, booking, room]);

  const make = () =>
    run(async () => {
      setPin(await api.newPin(booking));
      setCode(await api.roomCode(booking));
    });

  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <h3 className="font-semibold text-sm">{t('title')}</h3>
      <p className="text-ink-soft text-sm">{t('why')}</p>
      {code?.is_closed && (
        <p role="status" className="rounded-md bg-alert-soft px-3 py-2 text-alert text-sm">
          {t('closed')}
        </p>
      )}
      {pin === null ? (
        code && !code.is_closed && <p className="text-sm">{code.has_pin ? t('has') : t('none')}</p>
      ) : (
        <div role="status" className="flex flex-col gap-2 rounded-md bg-sunken p-3">
          <span className="font-semibold [&_code]:text-xl [&_code]:tracking-widest">
            <CopyValue value={pin} copyLabel={t('copy')} copiedLabel={t('copied')} />
          </span>
          <p className="text-ink-soft text-sm">{t('fresh')}</p>
        </div>
      )}
      <Button
        variant="secondary"
        size="sm"
        isBusy={isBusy}
        onClick={() => void make()}
        className="self-start"
      >
        <KeyRound aria-hidden="true" className="size-4" />
        {t('make')}
      </Button>
      {code?.has_pin && <p className="-mt-1 text-ink-soft text-xs">{t('effect')}</p>}
      <ErrorLine text={error} />
    </section>
  );
}

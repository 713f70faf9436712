'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { HotelChange } from '@/lib/contract/hotel-settings';
import { errorOf } from './form-error';

type Props = Readonly<{
  title: string;
  note?: string;
  /** Null if nothing has changed or the values are not valid. */
  change: HotelChange | null;
  save: (change: HotelChange) => Promise<void>;
  children: ReactNode;
}>;

/** A group of settings that are saved together. */
export function Section({ title, note, change, save, children }: Props) {
  const t = useTranslations('Settings');
  const id = useId();
  const [isSaved, setIsSaved] = useState(false);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));

  const submit = () =>
    run(async () => {
      if (!change) return;
      setIsSaved(false);
      await save(change);
      setIsSaved(true);
    });

  return (
    <form
      aria-labelledby={id}
      noValidate={true}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div>
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {note && <p className="mt-1 text-pretty text-ink-soft text-sm">{note}</p>}
      </div>
      {children}
      <ErrorLine text={error} />
      <div className="flex items-center gap-3">
        <Button type="submit" size="sm" isBusy={isBusy} disabled={change === null}>
          {t('save')}
        </Button>
        <p role="status" className="text-good text-sm">
          {isSaved && change === null ? t('saved') : null}
        </p>
      </div>
    </form>
  );
}

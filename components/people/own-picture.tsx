'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import { givePicture, removeOwnPicture } from '@/lib/client/own-picture';
import type { MeDto } from '@/lib/contract/chat';

/** Saved as soon as it is chosen, since there is nothing else to fill in. */
export function OwnPicture({ me }: Readonly<{ me: MeDto }>) {
  const t = useTranslations('Account.picture');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorWith(cause)}`));
  const { slug } = me.hotel;
  const keep = (change: () => Promise<unknown>) =>
    run(async () => {
      await change();
      // The desk shows the picture, so it is loaded again.
      router.refresh();
    });
  return (
    <div className="flex flex-col gap-2 border-line border-b pb-4">
      <p className="font-medium text-sm">{t('label')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={me.name} src={me.profile_image} size="lg" />
        <Button variant="secondary" size="sm" isBusy={isBusy} onClick={() => input.current?.click()}>
          {t(me.profile_image === null ? 'choose' : 'other')}
        </Button>
        {me.profile_image !== null && (
          <Button
            variant="quiet"
            size="sm"
            disabled={isBusy}
            onClick={() => void keep(() => removeOwnPicture(slug))}
          >
            {t('remove')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/heic,.heic"
          hidden={true}
          aria-label={t('label')}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void keep(() => givePicture(slug, file));
            currentTarget.value = '';
          }}
        />
      </div>
      <p className="text-pretty text-ink-soft text-sm">{t('hint')}</p>
      <ErrorLine text={error} />
    </div>
  );
}

function errorWith(cause: unknown): 'noPicture' | 'tooLarge' | 'tooOften' | 'failed' {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'rate_limited') return 'tooOften';
  if (cause.status === 413) return 'tooLarge';
  return cause.status === 415 || cause.status === 400 ? 'noPicture' : 'failed';
}

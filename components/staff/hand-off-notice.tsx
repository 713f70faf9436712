'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { MeDto } from '@/lib/contract/chat';
import type { HandOff } from './use-hand-off';

type Props = Readonly<{ me: MeDto; handOff: HandOff }>;

/** Says which colleague was faster, and offers to take over. */
export function HandOffNotice({ me, handOff }: Props) {
  const t = useTranslations('Staff.handOff');
  const { error } = handOff;
  return (
    <div role="status">
      {error && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warn-soft px-4 py-2 text-sm">
          <p className="min-w-0 flex-1 basis-48">
            {error.kind === 'failed'
              ? t('failed')
              : error.winner
                ? t('faster', { name: error.winner.name })
                : t('nobodyNow')}
          </p>
          {error.kind === 'faster' && error.winner?.id !== me.id && (
            <Button variant="secondary" size="sm" onClick={() => handOff.assign()}>
              {t('anyway')}
            </Button>
          )}
          <Button variant="quiet" size="sm" onClick={handOff.dismiss}>
            {t('dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}

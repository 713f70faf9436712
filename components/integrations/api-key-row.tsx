'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { ApiKeysApi } from '@/lib/client/api-keys';
import { fullTime } from '@/lib/client/hotel-time';
import type { ApiKeyDto, MadeApiKeyDto } from '@/lib/contract/api-keys';
import type { MeDto } from '@/lib/contract/chat';

type Props = Readonly<{
  api: ApiKeysApi;
  me: MeDto;
  apiKey: ApiKeyDto;
  onRotated: (made: MadeApiKeyDto) => void;
  onRevoked: () => void;
}>;
type KeyAction = 'rotate' | 'revoke';

/** One API key, and the actions to rotate and to revoke it. */
export function ApiKeyRow({ api, me, apiKey, onRotated, onRevoked }: Props) {
  const t = useTranslations('Integrations');
  const locale = useLocale();
  const [asking, setAsking] = useState<KeyAction | null>(null);
  const { isBusy, error, run } = useWork(() => t('failed'));
  const { id, name, hint, made_by: by, created_at: madeAt, last_used_at: usedAt } = apiKey;
  const time = (at: string) => fullTime(at, locale, me.hotel.time_zone);
  const act = (action: KeyAction) =>
    run(async () => {
      if (action === 'rotate') onRotated(await api.rotate(id));
      else {
        await api.revoke(id);
        onRevoked();
      }
    });

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 text-sm">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block truncate font-medium">
          {name} <span className="font-mono font-normal text-ink-soft">…{hint}</span>
        </span>
        <span className="block text-ink-soft">
          {t('madeBy', { name: by, time: time(madeAt) })} ·{' '}
          {usedAt ? t('used', { time: time(usedAt) }) : t('neverUsed')}
        </span>
        <ErrorLine text={error} />
      </span>
      <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => setAsking('rotate')}>
        {t('rotate')}
      </Button>
      <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => setAsking('revoke')}>
        {t('revoke')}
      </Button>
      <ConfirmBox
        isOpen={asking !== null}
        title={t(asking === 'revoke' ? 'revokeTitle' : 'rotateTitle', { name })}
        text={t(asking === 'revoke' ? 'revokeText' : 'rotateText')}
        keepLabel={t('keep')}
        goLabel={t(asking === 'revoke' ? 'revoke' : 'rotate')}
        onGo={() => {
          if (asking) void act(asking);
          setAsking(null);
        }}
        onClose={() => setAsking(null)}
      />
    </li>
  );
}

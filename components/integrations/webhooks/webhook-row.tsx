'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { fullTime } from '@/lib/client/hotel-time';
import type { WebhooksApi } from '@/lib/client/webhooks';
import type { MeDto } from '@/lib/contract/chat';
import type { MadeWebhookDto, WebhookDto } from '@/lib/contract/webhooks';
import { EVENT_WORDS } from './event-words';
import { useCallWords } from './use-call-words';

type Props = Readonly<{
  api: WebhooksApi;
  me: MeDto;
  webhook: WebhookDto;
  onEdit: () => void;
  onLog: () => void;
  onRotated: (made: MadeWebhookDto) => void;
  onChanged: () => void;
}>;

/** One webhook: whether it receives calls, and the actions. */
export function WebhookRow({ api, me, webhook, onEdit, onLog, onRotated, onChanged }: Props) {
  const t = useTranslations('Integrations.webhooks');
  const words = useTranslations('Integrations');
  const locale = useLocale();
  const wordsOf = useCallWords();
  const [asking, setAsking] = useState<'rotate' | 'remove' | null>(null);
  const [tried, setTried] = useState<string | null>(null);
  const { isBusy, error, run } = useWork(() => words('failed'));
  const { id, url, events, ok_at: okAt, failed_at: failedAt } = webhook;
  const time = (at: string) => fullTime(at, locale, me.hotel.time_zone);
  const isFailing = failedAt !== null && (okAt === null || failedAt > okAt);

  const test = () =>
    run(async () => {
      const answer = await api.test(id);
      setTried(answer.is_heard ? t('heard', { status: answer.status ?? 0 }) : wordsOf(answer));
      onChanged();
    });
  const act = (action: 'rotate' | 'remove') =>
    run(async () => {
      if (action === 'rotate') onRotated(await api.rotate(id));
      else await api.remove(id);
      onChanged();
    });

  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-all font-medium">{url}</span>
        {!webhook.is_active && <Badge tone="neutral">{t(webhook.is_gone ? 'gone' : 'off')}</Badge>}
        {webhook.is_active && isFailing && <Badge tone="alert">{t('failing')}</Badge>}
      </p>
      <p className="text-ink-soft">
        {events.map((event) => t(EVENT_WORDS[event])).join(', ')} · …{webhook.hint} ·{' '}
        {okAt ? t('lastHeard', { time: time(okAt) }) : t('neverHeard')}
      </p>
      {tried && (
        <p role="status" className="font-medium">
          {tried}
        </p>
      )}
      <ErrorLine text={error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" isBusy={isBusy} onClick={() => void test()}>
          {t('test')}
        </Button>
        <Button variant="secondary" size="sm" onClick={onLog}>
          {t('log')}
        </Button>
        <Button variant="secondary" size="sm" onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => setAsking('rotate')}>
          {t('rotate')}
        </Button>
        <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => setAsking('remove')}>
          {t('remove')}
        </Button>
      </div>
      <ConfirmBox
        isOpen={asking !== null}
        title={t(asking === 'remove' ? 'removeTitle' : 'rotateTitle')}
        text={t(asking === 'remove' ? 'removeText' : 'rotateText')}
        keepLabel={words('keep')}
        goLabel={t(asking === 'remove' ? 'remove' : 'rotate')}
        onGo={() => {
          if (asking) void act(asking);
          setAsking(null);
        }}
        onClose={() => setAsking(null)}
      />
    </li>
  );
}

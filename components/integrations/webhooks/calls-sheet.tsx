'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { SideSheet } from '@/components/ui/side-sheet';
import { useWork } from '@/components/ui/use-work';
import { fullTime } from '@/lib/client/hotel-time';
import type { WebhooksApi } from '@/lib/client/webhooks';
import {
  WEBHOOK_TEST,
  type WebhookCallDto,
  type WebhookCallsDto,
  type WebhookDto,
} from '@/lib/contract/webhooks';
import { useCallWords } from './use-call-words';

type Props = Readonly<{
  api: WebhooksApi;
  /** Null while the log is closed. */
  webhook: WebhookDto | null;
  timeZone: string;
  onClose: () => void;
}>;

const TONES = { queued: 'neutral', delivered: 'good', failed: 'alert' } as const;

/** The calls to an address, newest first. */
export function CallsSheet({ webhook, onClose, ...rest }: Props) {
  const t = useTranslations('Integrations.webhooks');
  return (
    <SideSheet
      isOpen={webhook !== null}
      onClose={onClose}
      closeLabel={t('close')}
      title={t('log')}
      note={<p className="break-all text-ink-soft text-sm">{webhook?.url}</p>}
    >
      {webhook && <Calls webhook={webhook} {...rest} />}
    </SideSheet>
  );
}

function Calls({
  api,
  webhook: { id },
  timeZone,
}: Omit<Props, 'webhook' | 'onClose'> & { webhook: WebhookDto }) {
  const t = useTranslations('Integrations.webhooks');
  const words = useTranslations('Integrations');
  const [page, setPage] = useState<WebhookCallsDto | null>(null);
  const { isBusy, error, setError, run } = useWork(() => words('failed'));
  const load = useCallback(async () => setPage(await api.calls(id)), [api, id]);
  const more = async (cursor: string) => {
    const next = await api.calls(id, cursor);
    setPage((before) => ({ ...next, calls: [...(before?.calls ?? []), ...next.calls] }));
  };
  useEffect(() => {
    load().catch(() => setError(words('failed')));
  }, [load, setError, words]);

  const cursor = page?.next_cursor;
  return (
    <>
      {page?.calls.length === 0 && <p className="text-ink-soft text-sm">{t('noCalls')}</p>}
      <ul className="divide-y divide-line">
        {page?.calls.map((call) => (
          <Call
            key={call.id}
            call={call}
            timeZone={timeZone}
            isBusy={isBusy}
            onAgain={() =>
              void run(async () => {
                await api.callAgain(id, call.id);
                await load();
              })
            }
          />
        ))}
      </ul>
      <ErrorLine text={error} />
      {cursor && (
        <Button variant="secondary" size="sm" isBusy={isBusy} onClick={() => void run(() => more(cursor))}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Call(
  props: Readonly<{ call: WebhookCallDto; timeZone: string; isBusy: boolean; onAgain: () => void }>,
) {
  const { call, timeZone, isBusy, onAgain } = props;
  const t = useTranslations('Integrations.webhooks');
  const locale = useLocale();
  const wordsOf = useCallWords();
  return (
    <li className="flex flex-col gap-1 py-3 text-sm">
      <span className="flex flex-wrap items-center gap-2">
        <span className="me-auto font-mono text-xs">{call.event}</span>
        <Badge tone={TONES[call.state]}>{t(`state.${call.state}`)}</Badge>
      </span>
      <span translate="no" className="text-ink-soft">
        {fullTime(call.created_at, locale, timeZone)}
        {call.attempts > 1 && ` · ${t('attempts', { count: call.attempts })}`}
        {call.status !== null && ` · ${call.status}`}
      </span>
      {call.why !== null && <span>{wordsOf(call)}</span>}
      {call.state === 'failed' && call.event !== WEBHOOK_TEST && (
        <Button variant="secondary" size="sm" disabled={isBusy} onClick={onAgain} className="self-start">
          {t('again')}
        </Button>
      )}
    </li>
  );
}

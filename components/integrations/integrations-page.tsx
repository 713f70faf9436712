'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { CopyValue } from '@/components/front/copy-value';
import { Button } from '@/components/ui/button';
import { createApiKeysApi } from '@/lib/client/api-keys';
import type { ApiKeyDto, MadeApiKeyDto } from '@/lib/contract/api-keys';
import type { CalendarFeedDto } from '@/lib/contract/calendar-feeds';
import type { MeDto } from '@/lib/contract/chat';
import { integrationApi } from '@/lib/contract/paths';
import type { WebhookDto } from '@/lib/contract/webhooks';
import { ApiKeyRow } from './api-key-row';
import { CalendarsSection } from './calendars/calendars-section';
import { MadeSecret } from './made-secret';
import { NewKeyDialog } from './new-key-dialog';
import { WebhooksSection } from './webhooks/webhooks-section';

type Access = Readonly<{
  keys: readonly ApiKeyDto[];
  webhooks: readonly WebhookDto[];
  appAddress: string;
}>;
type Props = Readonly<{
  me: MeDto;
  calendars: readonly CalendarFeedDto[];
  /** Keys and webhooks; null for managers, who see calendars only. */
  access: Access | null;
}>;

/** How other systems of the hotel send stays and receive events. */
export function IntegrationsPage({ me, calendars, access }: Props) {
  const t = useTranslations('Integrations');
  return (
    <section aria-labelledby="integrations-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-5 sm:px-6">
        {access ? (
          <ApiKeys me={me} access={access} />
        ) : (
          <h2 id="integrations-heading" className="font-semibold text-xl">
            {t('titleOfManagers')}
          </h2>
        )}
        <CalendarsSection me={me} initial={calendars} />
        {access && <WebhooksSection me={me} initial={access.webhooks} />}
        {access && (
          <a href="/docs" className="self-start font-medium text-sm underline underline-offset-2">
            {t('docs')}
          </a>
        )}
      </div>
    </section>
  );
}

/** The API keys of other systems, and the address of the API. */
function ApiKeys({ me, access: { keys: initial, appAddress } }: Readonly<{ me: MeDto; access: Access }>) {
  const t = useTranslations('Integrations');
  const { slug } = me.hotel;
  const api = useMemo(() => createApiKeysApi(slug), [slug]);
  const [keys, setKeys] = useState(initial);
  const [made, setMade] = useState<MadeApiKeyDto | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const reload = () => void api.list().then(setKeys, () => undefined);
  const show = (key: MadeApiKeyDto) => {
    setIsMaking(false);
    setMade(key);
    reload();
  };

  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="integrations-heading" className="me-auto font-semibold text-xl">
          {t('title')}
        </h2>
        <Button size="sm" onClick={() => setIsMaking(true)}>
          <KeyRound aria-hidden="true" className="size-4" />
          {t('make')}
        </Button>
      </div>
      <p className="text-pretty text-ink-soft text-sm">{t('lead')}</p>
      <CopyValue
        value={appAddress + integrationApi.stays(slug)}
        copyLabel={t('copyAddress')}
        copiedLabel={t('copied')}
      />
      {keys.length === 0 && <p className="py-6 text-center text-ink-soft text-sm">{t('empty')}</p>}
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface empty:hidden">
        {keys.map((key) => (
          <ApiKeyRow key={key.id} api={api} me={me} apiKey={key} onRotated={show} onRevoked={reload} />
        ))}
      </ul>
      <NewKeyDialog api={api} isOpen={isMaking} onClose={() => setIsMaking(false)} onMade={show} />
      <MadeSecret
        title={t('madeTitle', { name: made?.name ?? '' })}
        text={t('madeText')}
        secret={made?.secret ?? null}
        onClose={() => setMade(null)}
      />
    </>
  );
}

'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { createWebhooksApi } from '@/lib/client/webhooks';
import type { MeDto } from '@/lib/contract/chat';
import { type MadeWebhookDto, MOST_WEBHOOKS, type WebhookDto } from '@/lib/contract/webhooks';
import { MadeSecret } from '../made-secret';
import { CallsSheet } from './calls-sheet';
import { WebhookDialog } from './webhook-dialog';
import { WebhookRow } from './webhook-row';

type Props = Readonly<{ me: MeDto; initial: readonly WebhookDto[] }>;

/** The addresses of other systems that receive events. */
export function WebhooksSection({ me, initial }: Props) {
  const t = useTranslations('Integrations.webhooks');
  const { slug } = me.hotel;
  const api = useMemo(() => createWebhooksApi(slug), [slug]);
  const [webhooks, setWebhooks] = useState(initial);
  const [made, setMade] = useState<MadeWebhookDto | null>(null);
  const [editing, setEditing] = useState<WebhookDto | 'new' | null>(null);
  const [reading, setReading] = useState<WebhookDto | null>(null);
  const reload = () => void api.list().then(setWebhooks, () => undefined);

  return (
    <section aria-labelledby="webhooks-heading" className="flex flex-col gap-4 border-line border-t pt-6">
      <div className="flex flex-wrap items-center gap-3">
        <h3 id="webhooks-heading" className="me-auto font-semibold text-lg">
          {t('title')}
        </h3>
        <Button size="sm" disabled={webhooks.length >= MOST_WEBHOOKS} onClick={() => setEditing('new')}>
          <Plus aria-hidden="true" className="size-4" />
          {t('add')}
        </Button>
      </div>
      <p className="text-pretty text-ink-soft text-sm">{t('lead')}</p>
      {webhooks.length === 0 && <p className="py-4 text-center text-ink-soft text-sm">{t('empty')}</p>}
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface empty:hidden">
        {webhooks.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            api={api}
            me={me}
            webhook={webhook}
            onEdit={() => setEditing(webhook)}
            onLog={() => setReading(webhook)}
            onRotated={setMade}
            onChanged={reload}
          />
        ))}
      </ul>
      <WebhookDialog
        api={api}
        editing={editing}
        onClose={() => setEditing(null)}
        onSaved={(saved) => {
          setEditing(null);
          if ('secret' in saved) setMade(saved);
          reload();
        }}
      />
      <CallsSheet
        api={api}
        webhook={reading}
        timeZone={me.hotel.time_zone}
        onClose={() => {
          setReading(null);
          reload();
        }}
      />
      <MadeSecret
        title={t('madeTitle')}
        text={t('madeText')}
        secret={made?.secret ?? null}
        onClose={() => setMade(null)}
      />
    </section>
  );
}

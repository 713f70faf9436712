'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { useWork } from '@/components/ui/use-work';
import type { WebhooksApi } from '@/lib/client/webhooks';
import {
  type MadeWebhookDto,
  newWebhookSchema,
  WEBHOOK_EVENTS,
  type WebhookDto,
  type WebhookEvent,
} from '@/lib/contract/webhooks';
import { EVENT_WORDS } from './event-words';

type Props = Readonly<{
  api: WebhooksApi;
  editing: WebhookDto | 'new' | null;
  onClose: () => void;
  onSaved: (saved: WebhookDto | MadeWebhookDto) => void;
}>;

export function WebhookDialog({ api, editing, onClose, onSaved }: Props) {
  const t = useTranslations('Integrations.webhooks');
  const isNew = editing === 'new';
  return (
    <DialogBox isOpen={editing !== null} onClose={onClose} title={t(isNew ? 'newTitle' : 'editTitle')}>
      {editing && <Contents api={api} webhook={editing === 'new' ? null : editing} onSaved={onSaved} />}
    </DialogBox>
  );
}

function Contents({
  api,
  webhook,
  onSaved,
}: Pick<Props, 'api' | 'onSaved'> & Readonly<{ webhook: WebhookDto | null }>) {
  const t = useTranslations('Integrations.webhooks');
  const words = useTranslations('Integrations');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? WEBHOOK_EVENTS);
  const [isActive, setIsActive] = useState(webhook?.is_active ?? true);
  const { isBusy, error, setError, run } = useWork(() => words('failed'));

  function submit(event: FormEvent) {
    event.preventDefault();
    const said = newWebhookSchema.safeParse({ url: url.trim(), events });
    if (!said.success) return setError(t('check'));
    void run(async () =>
      onSaved(
        webhook
          ? await api.change(webhook.id, { ...said.data, is_active: isActive })
          : await api.add(said.data),
      ),
    );
  }
  const check = (event: WebhookEvent, isOn: boolean) =>
    setEvents(WEBHOOK_EVENTS.filter((each) => (each === event ? isOn : events.includes(each))));

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('url')}
        hint={t('urlHint')}
        type="url"
        value={url}
        required={true}
        maxLength={500}
        autoComplete="off"
        onChange={({ target }) => setUrl(target.value)}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium text-sm">{t('events')}</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <Check
            key={event}
            label={t(EVENT_WORDS[event])}
            isOn={events.includes(event)}
            onChange={(isOn) => check(event, isOn)}
          />
        ))}
      </fieldset>
      {webhook && <Check label={t('active')} isOn={isActive} onChange={setIsActive} />}
      <ErrorLine text={error} />
      <Button type="submit" isBusy={isBusy} isWide={true}>
        {t('save')}
      </Button>
    </form>
  );
}

function Check(props: Readonly<{ label: string; isOn: boolean; onChange: (isOn: boolean) => void }>) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={({ target }) => props.onChange(target.checked)}
        className="size-5 accent-accent"
      />
      {props.label}
    </label>
  );
}

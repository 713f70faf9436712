'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { Spinner } from '@/components/ui/spinner';
import { deviceName } from '@/lib/client/device-name';
import { fullTime } from '@/lib/client/hotel-time';
import { fetchDeliveries } from '@/lib/client/message-api';
import type { MessageDto } from '@/lib/contract/chat';
import type { DeliveryDto } from '@/lib/contract/deliveries';
import { useFetched } from './use-fetched';

type Props = Readonly<{ slug: string; message: MessageDto; timeZone: string; onClose: () => void }>;

/** When a message was sent, delivered and read, and which devices and mailboxes were notified. */
export function MessageDeliveries({ slug, message, timeZone, onClose }: Props) {
  const t = useTranslations('Staff.deliveries');
  const locale = useLocale();
  const { found, hasFailed, again } = useFetched(message.id, () => fetchDeliveries(slug, message));
  const when = (at: string | null) => (at === null ? t('notYet') : fullTime(at, locale, timeZone));
  return (
    <DialogBox isOpen={true} onClose={onClose} title={t('title')}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        <Step name={t('sent')} at={when(message.timestamp)} />
        <Step name={t('delivered')} at={when(message.delivered_at)} />
        <Step name={t('read')} at={when(message.read_at)} />
      </dl>
      <h3 className="font-medium text-sm">{t('phones')}</h3>
      {hasFailed && (
        <p role="alert" className="text-sm">
          {t('failed')}{' '}
          <button type="button" onClick={again} className="min-h-11 font-medium underline underline-offset-2">
            {t('retry')}
          </button>
        </p>
      )}
      {!found && !hasFailed && <Spinner label={t('loading')} className="size-5" />}
      {found?.deliveries.length === 0 && <p className="text-ink-soft text-sm">{t('none')}</p>}
      <ul className="flex flex-col gap-2 empty:hidden">
        {found?.deliveries.map((delivery) => (
          <Way key={`${delivery.queued_at} ${delivery.user_agent}`} delivery={delivery} when={when} />
        ))}
      </ul>
      <Dialog.Close render={<Button variant="secondary" isWide={true} />}>{t('close')}</Dialog.Close>
    </DialogBox>
  );
}

function Step({ name, at }: Readonly<{ name: string; at: string }>) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="text-end text-ink-soft tabular-nums">{at}</dd>
    </>
  );
}

const TONES = { good: 'bg-good', open: 'bg-warn', bad: 'bg-alert', none: 'bg-line-strong' } as const;
const TONE_OF: Record<DeliveryDto['state'], keyof typeof TONES> = {
  queued: 'open',
  accepted: 'open',
  displayed: 'good',
  opened: 'good',
  failed: 'bad',
  gone: 'bad',
  skipped: 'none',
};

function Way({ delivery, when }: Readonly<{ delivery: DeliveryDto; when: (at: string | null) => string }>) {
  const t = useTranslations('Staff.deliveries');
  const { by, state, staff_name: name, user_agent: agent } = delivery;
  const at = delivery.opened_at ?? delivery.displayed_at ?? delivery.accepted_at ?? delivery.queued_at;
  const device =
    by === 'mail'
      ? t('mail')
      : agent === null
        ? t('unknownDevice')
        : deviceName(agent) || (name === null ? t('guestDevice') : agent);
  const isMailed = by === 'mail' && state === 'accepted';
  return (
    <li className="flex items-start gap-3 text-sm">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2.5 shrink-0 rounded-full ${TONES[isMailed ? 'good' : TONE_OF[state]]}`}
      />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block [overflow-wrap:anywhere]">
          {name === null ? device : t('of', { name, device })}
        </span>
        <span className="block text-ink-soft text-xs">
          {t(isMailed ? 'state.mailed' : `state.${state}`)} · <span className="tabular-nums">{when(at)}</span>
        </span>
      </span>
    </li>
  );
}

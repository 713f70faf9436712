'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { writtenDay } from '@/lib/client/hotel-time';
import type { ConversationView } from '@/lib/client/view';
import type { ConversationDto } from '@/lib/contract/chat';
import { useGuestName } from './use-guest-name';
import { usePastMoment } from './use-past-moment';

type Props = Readonly<{
  conversation: ConversationDto;
  handler: ConversationView['handler'];
  timeZone: string;
}>;

/** The guest, the stay, and the staff members of this conversation. */
export function GuestPanel({ conversation, handler, timeZone }: Props) {
  const t = useTranslations('Staff.panel');
  const role = useTranslations('Chat.role');
  const locale = useLocale();
  const moment = usePastMoment(timeZone);
  const { guest, stay, participants } = conversation;
  const name = useGuestName()(conversation.guest_name);
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(guest.locale) ?? guest.locale;
  return (
    <div className="flex flex-col gap-6 px-4 py-5 text-sm">
      <div className="flex items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-0">
          <p dir="auto" className="truncate font-semibold text-base">
            {name}
          </p>
          <Badge tone={stay.status === 'in_house' ? 'good' : 'neutral'}>{t(`status.${stay.status}`)}</Badge>
        </div>
      </div>
      <Facts title={t('stay')}>
        <Fact name={t('room')}>{stay.room_number ?? t('noRoom')}</Fact>
        <Fact name={t('arrival')}>{writtenDay(stay.check_in, locale)}</Fact>
        <Fact name={t('departure')}>{writtenDay(stay.check_out, locale)}</Fact>
        <Fact name={t('booking')}>{stay.booking_id}</Fact>
      </Facts>
      {stay.notes && (
        <section aria-label={t('notes')} className="rounded-md bg-sunken px-3 py-2">
          <h3 className="font-semibold text-xs">{t('notes')}</h3>
          <p dir="auto" className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {stay.notes}
          </p>
        </section>
      )}
      <Facts title={t('guest')}>
        <Fact name={t('language')}>{language}</Fact>
        <Fact name={t('email')}>{guest.email ?? t('none')}</Fact>
        {stay.companions.length > 0 && (
          <Fact name={t('companions')}>
            {stay.companions.map(({ id, first_name, last_name }) => (
              <bdi translate="no" key={id} className="block">
                {first_name} {last_name}
              </bdi>
            ))}
          </Fact>
        )}
      </Facts>
      <Facts title={t('team')}>
        <Fact name={t('handler')}>{handler ? `${handler.name}, ${role(handler.role)}` : t('nobody')}</Fact>
        {participants.map(({ staff, joined_at, left_at }) => (
          <Fact key={`${staff.id}-${joined_at}`} name={staff.name}>
            {left_at ? t('until', { time: moment(left_at) }) : t('since', { time: moment(joined_at) })}
          </Fact>
        ))}
      </Facts>
    </div>
  );
}

function Facts({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section>
      <h3 className="mb-2 font-semibold text-ink-soft text-xs">{title}</h3>
      <dl className="flex flex-col gap-2">{children}</dl>
    </section>
  );
}

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="shrink-0 text-ink-soft">{name}</dt>
      <dd dir="auto" className="min-w-0 break-words text-end">
        {children}
      </dd>
    </div>
  );
}

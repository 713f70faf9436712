'use client';

import { MessageSquare } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useGuestName } from '@/components/staff/use-guest-name';
import { Badge } from '@/components/ui/badge';
import { SideSheet } from '@/components/ui/side-sheet';
import { writtenDay } from '@/lib/client/hotel-time';
import type { StaysApi } from '@/lib/client/stays';
import { isOver } from '@/lib/contract/booking-status';
import type { MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import type { StayDto } from '@/lib/contract/stays';
import { Companions } from './companions';
import { EraseStay } from './erase-stay';
import { GuestDevices } from './guest-devices';
import { GuestLink } from './guest-link';
import { MailLink } from './mail-link';
import { MergeStay } from './merge-stay';
import { RoomCode } from './room-code';
import { type Changed, StayActions } from './stay-actions';
import { StayDetails } from './stay-details';
import { takesLinks } from './stay-moves';
import { useGroupWords } from './use-group-words';

type Props = Readonly<{
  me: MeDto;
  api: StaysApi;
  /** Null while the sheet is closed. */
  stay: StayDto | null;
  mayRun: boolean;
  /** True if a mail server is configured. */
  mayMail: boolean;
  /** True if the hotel uses QR codes in its rooms. */
  hasRoomCodes: boolean;
  /** The PIN of this stay, if it was just created. */
  pin: string | null;
  onClose: () => void;
  onChanged: Changed;
  onPrint: (stay: StayDto, link: string) => void;
}>;

/** One stay beside the list: its data, its actions, and the link to its conversation. */
export function StaySheet({ stay, onClose, ...rest }: Props) {
  const t = useTranslations('Stays.sheet');
  const status = useTranslations('Staff.panel.status');
  const nameOf = useGuestName();
  return (
    <SideSheet
      isOpen={stay !== null}
      onClose={onClose}
      closeLabel={t('close')}
      title={stay && nameOf(`${stay.guest_first_name} ${stay.guest_last_name}`)}
      note={
        stay && (
          <Badge tone={stay.status === 'in_house' ? 'good' : 'neutral'} className="mt-1">
            {status(stay.status)}
          </Badge>
        )
      }
    >
      {stay && <Contents stay={stay} {...rest} />}
    </SideSheet>
  );
}

function Contents({
  me,
  api,
  stay,
  mayRun,
  mayMail,
  hasRoomCodes,
  pin,
  onChanged,
  onPrint,
}: Omit<Props, 'stay' | 'onClose'> & { stay: StayDto }) {
  const t = useTranslations('Stays.sheet');
  const locale = useLocale();
  const groupWords = useGroupWords();
  const { slug, time_zone } = me.hotel;
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(stay.guest_locale);
  const facts = [
    [t('room'), stay.room_number ?? t('noRoom')],
    [t('arrival'), writtenDay(stay.check_in, locale)],
    [t('departure'), writtenDay(stay.check_out, locale)],
    [t('booking'), stay.booking_id],
    ...(stay.external_id === null ? [] : [[t('number'), stay.external_id]]),
    ...(stay.merged_into === null ? [] : [[t('mergedInto'), stay.merged_into]]),
    ...(stay.group === null ? [] : [[t('group'), groupWords(stay.group)]]),
    [t('language'), language ?? stay.guest_locale],
    [t('email'), stay.guest_email ?? t('none')],
    ...(stay.guest_phone === null ? [] : [[t('phone'), stay.guest_phone]]),
    ...(stay.notes ? [[t('notes'), stay.notes]] : []),
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd dir="auto" className="min-w-0 break-words text-end">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {stay.conversation_id !== null && (
        <Link
          href={pages.conversation(slug, stay.conversation_id)}
          className="inline-flex min-h-11 items-center justify-center gap-2 rounded-md border border-line-strong font-medium text-sm hover:bg-sunken"
        >
          <MessageSquare aria-hidden="true" className="size-4.5" />
          {t('conversation')}
        </Link>
      )}
      {mayRun && !stay.erased_at && (
        <StayActions key={`${stay.booking_id}-${stay.status}`} api={api} stay={stay} onChanged={onChanged} />
      )}
      {mayRun && !stay.erased_at && (
        <StayDetails
          key={`details-${stay.booking_id}`}
          api={api}
          stay={stay}
          onChanged={(next) => onChanged(next, pin)}
        />
      )}
      {mayRun && !isOver(stay.status) && (
        <MergeStay
          key={`merge-${stay.booking_id}`}
          api={api}
          stay={stay}
          onMerged={(next) => onChanged(next, pin)}
        />
      )}
      <EraseStay
        key={`erase-${stay.booking_id}`}
        me={me}
        api={api}
        stay={stay}
        onErased={(next) => onChanged(next, null)}
      />
      {mayRun && hasRoomCodes && stay.status === 'in_house' && (
        <RoomCode key={`pin-${stay.booking_id}`} api={api} stay={stay} made={pin} />
      )}
      {mayRun && takesLinks(stay.status) && (
        <>
          <Companions key={`companions-${stay.booking_id}`} api={api} stay={stay} onPrint={onPrint} />
          <GuestLink key={stay.booking_id} api={api} stay={stay} onPrint={onPrint} />
          <MailLink key={`mail-${stay.booking_id}`} api={api} stay={stay} mayMail={mayMail} />
          <GuestDevices key={`devices-${stay.booking_id}`} api={api} stay={stay} timeZone={time_zone} />
        </>
      )}
    </>
  );
}

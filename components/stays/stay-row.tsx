'use client';

import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useGuestName } from '@/components/staff/use-guest-name';
import { Badge } from '@/components/ui/badge';
import { shortDay } from '@/lib/client/hotel-time';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { StayDto } from '@/lib/contract/stays';
import { takesLinks } from './stay-moves';

type Props = Readonly<{
  stay: StayDto;
  today: string;
  isChosen: boolean | null;
  onChoose: (code: string, isChosen: boolean) => void;
  onOpen: (code: string) => void;
}>;

const TONES: Partial<Record<BookingStatus, 'good' | 'soft' | 'warn'>> = {
  in_house: 'good',
  confirmed: 'soft',
  pending: 'warn',
};

export function StayRow({ stay, today, isChosen, onChoose, onOpen }: Props) {
  const t = useTranslations('Stays');
  const status = useTranslations('Staff.panel.status');
  const locale = useLocale();
  const name = useGuestName()(`${stay.guest_first_name} ${stay.guest_last_name}`);
  const isLeaving = stay.status === 'in_house' && stay.check_out <= today;
  return (
    <li className="flex items-stretch hover:bg-sunken">
      {isChosen !== null && (
        <label className="grid min-w-11 shrink-0 cursor-pointer place-items-center ps-2">
          <input
            type="checkbox"
            checked={isChosen && takesLinks(stay.status)}
            disabled={!takesLinks(stay.status)}
            onChange={(event) => onChoose(stay.booking_id, event.target.checked)}
            aria-label={t('cards.choose', { name })}
            className="size-4.5 accent-(--accent)"
          />
        </label>
      )}
      <button
        type="button"
        onClick={() => onOpen(stay.booking_id)}
        className="flex min-h-16 min-w-0 flex-1 items-center gap-3 px-3 py-2 text-start sm:gap-5"
      >
        <span className="w-11 shrink-0 font-semibold sm:w-14 text-lg tabular-nums">
          {stay.room_number ?? '–'}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <bdi translate="no">{name}</bdi>
          </span>
          <span className="block text-ink-soft text-sm">
            {shortDay(stay.check_in, locale)} – {shortDay(stay.check_out, locale)}
            <span className="max-sm:hidden"> · {stay.booking_id}</span>
            <span className="sm:hidden"> · {status(stay.status)}</span>
            {stay.group && <span translate="no"> · {t('group', { count: stay.group.count })}</span>}
          </span>
        </span>
        {isLeaving && (
          <Badge tone="warn" className="max-sm:hidden">
            {stay.check_out === today ? t('leavesToday') : t('overdue')}
          </Badge>
        )}
        <Badge tone={TONES[stay.status] ?? 'neutral'} className="max-sm:hidden">
          {status(stay.status)}
        </Badge>
        <ChevronRight aria-hidden="true" className="size-4.5 shrink-0 text-ink-soft" />
      </button>
    </li>
  );
}

import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import type { BookingStatus } from '@/lib/contract/hotel';
import { QrCode } from './qr-code';

export type DemoGuest = Readonly<{
  link: string;
  phone_link: string | null;
  room_number: string | null;
  guest_name: string;
  status: BookingStatus;
}>;

export async function DemoGuests({ guests }: Readonly<{ guests: readonly DemoGuest[] }>) {
  const t = await getTranslations('Front');
  return (
    <ul className="grid gap-3 sm:grid-cols-3 lg:grid-cols-2 xl:grid-cols-3">
      {guests.map((guest) => (
        <li
          key={guest.link}
          className="relative flex items-center gap-x-4 gap-y-2 rounded-md border border-line p-3 sm:flex-col sm:items-start has-focus-visible:border-focus hover:border-accent"
        >
          <QrCode
            text={guest.phone_link ?? guest.link}
            label={t('demo.qr', { name: guest.guest_name })}
            className="size-28 shrink-0"
          />
          <div className="flex w-full min-w-0 flex-col items-start gap-1">
            <a
              href={guest.link}
              target="_blank"
              rel="noreferrer"
              aria-label={t('demo.open', { name: guest.guest_name })}
              dir="auto"
              className="wrap-anywhere max-w-full text-start font-semibold leading-snug underline decoration-line-strong underline-offset-4 after:absolute after:inset-0 after:rounded-md hover:decoration-current"
            >
              {guest.guest_name}
            </a>
            <span className="text-ink-soft text-sm tabular-nums">
              {guest.room_number === null ? t('demo.noRoom') : t('demo.room', { number: guest.room_number })}
            </span>
            <Badge tone={guest.status === 'in_house' ? 'good' : 'neutral'} className="mt-1">
              {t(`status.${guest.status}`)}
            </Badge>
          </div>
        </li>
      ))}
    </ul>
  );
}

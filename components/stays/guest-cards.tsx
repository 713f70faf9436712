'use client';

import { useTranslations } from 'next-intl';
import { QrCode } from '@/components/front/qr-code';
import { Avatar } from '@/components/ui/avatar';
import type { MeDto } from '@/lib/contract/chat';
import type { StayDto } from '@/lib/contract/stays';
import { PrintSheets } from './print-sheets';

/** The two lines of a card in each language of guests. */
export type CardWords = Readonly<Record<string, { title: string; text: string }>>;
export type PrintedStay = Readonly<{ stay: StayDto; link: string }>;

type Props = Readonly<{ me: MeDto; cards: readonly PrintedStay[]; words: CardWords; onClose: () => void }>;

/** Cards for guests, each in the guest's language and with a personal link. */
export function GuestCards({ me, cards, words, onClose }: Props) {
  const t = useTranslations('Stays.cards');
  return (
    <PrintSheets
      title={t('title')}
      ready={t('ready', { count: cards.length })}
      note={t('once')}
      onClose={onClose}
    >
      {cards.map(({ stay, link }) => (
        <li key={stay.booking_id} lang={stay.guest_locale} dir={stay.guest_locale === 'ar' ? 'rtl' : 'ltr'}>
          <Avatar name={me.hotel.name} src={me.hotel.branding.logo_url} tone="accent" size="lg" />
          <strong>{me.hotel.name}</strong>
          <QrCode text={link} label={link} className="guest-cards-code" />
          <p className="guest-cards-title">{words[stay.guest_locale]?.title ?? words['en']?.title}</p>
          <p>{words[stay.guest_locale]?.text ?? words['en']?.text}</p>
          <small dir="auto">
            {[stay.room_number, `${stay.guest_first_name} ${stay.guest_last_name}`]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </PrintSheets>
  );
}

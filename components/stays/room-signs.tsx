'use client';

import { useTranslations } from 'next-intl';
import { QrCode } from '@/components/front/qr-code';
import { Avatar } from '@/components/ui/avatar';
import type { MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { PrintSheets } from './print-sheets';

/** The target of the rooms' QR codes, and the text of a sign in each language of guests. */
export type RoomSignsInfo = Readonly<{
  appAddress: string;
  words: readonly Readonly<{ locale: string; title: string; text: string }>[];
}>;
type Props = Readonly<{ me: MeDto; rooms: readonly string[]; info: RoomSignsInfo; onClose: () => void }>;

/** A sign for every room. It contains no guest data, so it can stay in the room. */
export function RoomSigns({ me, rooms, info, onClose }: Props) {
  const t = useTranslations('Stays.signs');
  const { slug, name, branding } = me.hotel;
  return (
    <PrintSheets
      title={t('title')}
      ready={rooms.length === 0 ? t('none') : t('ready', { count: rooms.length })}
      note={t('fixed')}
      onClose={onClose}
    >
      {rooms.map((room) => {
        const address = `${info.appAddress}${pages.room(slug, room)}`;
        return (
          <li key={room}>
            <Avatar name={name} src={branding.logo_url} tone="accent" />
            <strong>{name}</strong>
            <QrCode text={address} label={address} className="guest-cards-code" />
            <div className="room-sign-words">
              {info.words.map(({ locale, title, text }) => (
                <p key={locale} lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
                  <b>{title}</b>
                  {text}
                </p>
              ))}
            </div>
            <span className="guest-cards-title">{room}</span>
          </li>
        );
      })}
    </PrintSheets>
  );
}

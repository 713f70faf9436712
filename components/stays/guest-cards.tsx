'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { QrCode } from '@/components/front/qr-code';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import type { MeDto } from '@/lib/contract/chat';
import type { StayDto } from '@/lib/contract/stays';
import './guest-cards.css';

/** The card's two lines in each language a guest may have. */
export type CardWords = Readonly<Record<string, { title: string; text: string }>>;
export type PrintedStay = Readonly<{ stay: StayDto; link: string }>;

type Size = 'a6' | 'a4';
/** In lengths: CSS has no name for A6. */
const PAPER: Record<Size, string> = { a6: '105mm 148mm', a4: '210mm 297mm' };
type Props = Readonly<{ me: MeDto; cards: readonly PrintedStay[]; words: CardWords; onClose: () => void }>;

/** What comes out of the printer, seen before it does: a card to a sheet, or four to be cut. */
export function GuestCards({ me, cards, words, onClose }: Props) {
  const t = useTranslations('Stays.cards');
  const [size, setSize] = useState<Size>('a6');
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['printing'] = 'cards';
    // The paper is a rule of the whole document, and the content policy lets no element of ours carry styles.
    const paper = new CSSStyleSheet();
    paper.replaceSync(`@page { size: ${PAPER[size]}; margin: 0; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
    return () => {
      delete root.dataset['printing'];
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== paper);
    };
  }, [size]);
  return createPortal(
    <div data-print="" role="dialog" aria-modal="true" aria-label={t('title')} className="guest-cards">
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-line border-b bg-surface px-4 py-3 print:hidden">
        <p className="me-auto font-semibold">{t('ready', { count: cards.length })}</p>
        <select
          aria-label={t('paper')}
          value={size}
          onChange={(event) => setSize(event.target.value === 'a4' ? 'a4' : 'a6')}
          className="min-h-9 rounded-md border border-line-strong bg-surface px-3 text-sm pointer-coarse:min-h-11"
        >
          <option value="a6">{t('a6')}</option>
          <option value="a4">{t('a4')}</option>
        </select>
        <Button variant="secondary" size="sm" onClick={onClose}>
          {t('close')}
        </Button>
        <Button size="sm" onClick={() => window.print()}>
          {t('now')}
        </Button>
        <p className="w-full text-ink-soft text-sm">{t('once')}</p>
      </div>
      <ul className={`guest-cards-sheet ${size}`}>
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
      </ul>
    </div>,
    document.body,
  );
}

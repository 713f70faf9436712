'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '@/components/ui/button';
import './guest-cards.css';

type Size = 'a6' | 'a4';
/** As lengths, because CSS has no keyword for A6. */
const PAPER: Record<Size, string> = { a6: '105mm 148mm', a4: '210mm 297mm' };
type Props = Readonly<{
  title: string;
  /** The text with the number of sheets. */
  ready: string;
  note: string;
  onClose: () => void;
  /** The cards, as list items. */
  children: ReactNode;
}>;

/** The print preview: one card per sheet, or four to cut. */
export function PrintSheets({ title, ready, note, onClose, children }: Props) {
  const t = useTranslations('Stays.cards');
  const [size, setSize] = useState<Size>('a6');
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['printing'] = 'cards';
    // The paper size is a rule of the whole document, and the content security policy forbids inline styles.
    const paper = new CSSStyleSheet();
    paper.replaceSync(`@page { size: ${PAPER[size]}; margin: 0; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
    return () => {
      delete root.dataset['printing'];
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== paper);
    };
  }, [size]);
  return createPortal(
    <div data-print="" role="dialog" aria-modal="true" aria-label={title} className="guest-cards">
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-line border-b bg-surface px-4 py-3 print:hidden">
        <p className="me-auto font-semibold">{ready}</p>
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
        <p className="w-full text-ink-soft text-sm">{note}</p>
      </div>
      <ul className={`guest-cards-sheet ${size}`}>{children}</ul>
    </div>,
    document.body,
  );
}

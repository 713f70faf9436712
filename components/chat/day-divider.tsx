'use client';

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocale, useTranslations } from 'use-intl';
import { nameOfDay } from '@/lib/client/hotel-time';

type Props = Readonly<{ day: string; today: string; onDay: (day: string) => void }>;

/** The name of a day. A click opens the browser's date picker to jump to another day. */
export function DayDivider({ day, today, onDay }: Props) {
  const t = useTranslations('Chat');
  const input = useRef<HTMLInputElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const name = nameOfDay(day, today, useLocale());
  const isWord = name === 'today' || name === 'yesterday';

  /** The field exists only on demand, so that there is no input beside every day. */
  function choose() {
    flushSync(() => setIsAsking(true));
    try {
      input.current?.showPicker();
    } catch {
      // Older browsers open the picker from the field itself.
      input.current?.focus();
    }
  }

  return (
    <div className="flex justify-center pt-5 pb-2 first:pt-1">
      <span className="relative">
        <button
          type="button"
          onClick={choose}
          title={t('history.goToDay')}
          className="rounded-full bg-sunken px-3 py-1 font-medium text-ink-soft text-xs before:absolute before:inset-x-0 before:-inset-y-2.5"
        >
          <time translate="no" dateTime={day} suppressHydrationWarning={true}>
            {isWord ? t(name) : name}
          </time>
        </button>
        {isAsking && (
          <input
            ref={input}
            type="date"
            tabIndex={-1}
            aria-label={t('history.goToDay')}
            max={today}
            defaultValue={day}
            // Only complete dates count: a partly typed year is not valid.
            onChange={({ target }) => target.validity.valid && target.value && onDay(target.value)}
            className="pointer-events-none absolute inset-0 -z-10 opacity-0"
          />
        )}
      </span>
    </div>
  );
}

'use client';

import { useTranslations } from 'use-intl';

/** A drawing of two steps in Safari: the Share button, and the icon on the home screen. */
export function IphoneGuide() {
  const t = useTranslations('Push');
  return (
    <div className="flex w-full flex-wrap items-center gap-4">
      <svg viewBox="0 0 200 120" role="img" aria-label={t('iphonePicture')} className="h-28 shrink-0">
        <Phone x={8} />
        <g
          fill="none"
          stroke="var(--color-accent)"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d="M33 95v11h14V95M40 101V87M36 91l4-4 4 4" />
          <circle cx="40" cy="96" r="15" strokeDasharray="4 5" />
          <path d="M86 60h26M105 53l7 7-7 7" />
        </g>
        <Phone x={128} />
        {[0, 1, 2].map((row) =>
          [0, 1, 2].map((column) => (
            <rect
              key={`${row}-${column}`}
              x={136 + column * 17}
              y={18 + row * 19}
              width="13"
              height="13"
              rx="3.5"
              fill={row === 1 && column === 1 ? 'var(--color-accent)' : 'currentColor'}
              opacity={row === 1 && column === 1 ? 1 : 0.2}
            />
          )),
        )}
      </svg>
      <ol className="min-w-48 flex-1 list-decimal ps-5 text-sm">
        <li>{t('iphoneStep1')}</li>
        <li>{t('iphoneStep2')}</li>
        <li>{t('iphoneStep3')}</li>
      </ol>
    </div>
  );
}

function Phone({ x }: Readonly<{ x: number }>) {
  return (
    <rect
      x={x}
      y="4"
      width="64"
      height="112"
      rx="11"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      opacity="0.6"
    />
  );
}

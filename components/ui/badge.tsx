import type { ReactNode } from 'react';

type Tone = 'neutral' | 'accent' | 'soft' | 'alert' | 'warn' | 'good';
type Props = Readonly<{ tone?: Tone; children: ReactNode; className?: string }>;

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent text-accent-ink',
  soft: 'bg-accent-soft text-ink',
  alert: 'bg-alert-soft text-alert',
  warn: 'bg-warn-soft text-warn',
  good: 'bg-good-soft text-good',
};

export function Badge({ tone = 'neutral', children, className = '' }: Props) {
  return (
    <span
      translate={typeof children === 'number' ? 'no' : undefined}
      className={`inline-flex min-w-6 items-center justify-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs tabular-nums ${TONES[tone]} ${className}`}
    >
      {children}
    </span>
  );
}

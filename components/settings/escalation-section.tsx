'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { ESCALATION_STEPS, type EscalationStep } from '@/lib/contract/escalation';
import { type EscalationTimes, escalationFault, HOTEL_LIMITS } from '@/lib/contract/hotel-settings';
import { Section } from './section';
import type { Settings } from './use-settings';

const MINUTE = 60;
type Minutes = Record<EscalationStep, string>;

/** The steps of the escalation and their times. */
export function EscalationSection({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings.ladder');
  const { saved, change } = settings;
  const { ladder } = saved;
  const [isOn, setIsOn] = useState(ladder.is_on);
  const [minutes, setMinutes] = useState<Minutes>(() => timesOf((step) => String(ladder[step] / MINUTE)));
  const [email, setEmail] = useState(ladder.email ?? '');
  const times: EscalationTimes = timesOf((step) => Math.round(Number(minutes[step]) * MINUTE));
  const wrong = ESCALATION_STEPS.find(
    (step) => !(times[step] >= 1 && times[step] <= HOTEL_LIMITS.escalationSeconds),
  );
  const late = wrong ? null : escalationFault(times);
  const isAddress = email === '' || /^\S+@\S+\.\S+$/.test(email);
  const next = { ...times, is_on: isOn, email: email === '' ? null : email };
  const hasChanged =
    isOn !== ladder.is_on ||
    next.email !== ladder.email ||
    ESCALATION_STEPS.some((step) => times[step] !== ladder[step]);

  return (
    <Section
      title={t('title')}
      note={t('note')}
      change={hasChanged && !wrong && !late && isAddress ? { ladder: next } : null}
      save={change}
    >
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => setIsOn(target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        {t('isOn')}
      </label>
      <div className="grid gap-4 sm:grid-cols-2">
        {ESCALATION_STEPS.map((step) => (
          <Field
            key={step}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            disabled={!isOn}
            label={t(`step.${step}`)}
            value={minutes[step]}
            error={step === wrong ? t('noTime') : step === late ? t('tooEarly') : null}
            onChange={({ target }) => setMinutes({ ...minutes, [step]: target.value })}
          />
        ))}
      </div>
      <Field
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        error={isAddress ? null : t('noEmail')}
        value={email}
        dir="ltr"
        maxLength={HOTEL_LIMITS.emailChars}
        autoComplete="off"
        onChange={({ target }) => setEmail(target.value.trim())}
      />
    </Section>
  );
}

function timesOf<T>(of: (step: EscalationStep) => T): Record<EscalationStep, T> {
  return { again: of('again'), fallback: of('fallback'), manager: of('manager'), mail: of('mail') };
}

'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { Push } from '@/lib/client/use-push';

const CAN_CHANGE = ['off', 'on', 'failed'];

/** Turns on pushes to this device while the desk is closed. A sign-out ends them. */
export function PushSwitch({ push }: Readonly<{ push: Push }>) {
  const t = useTranslations('Staff.push');
  const [id, whyId] = [useId(), useId()];
  const { state } = push;
  return (
    <label htmlFor={id} className="flex min-h-6 items-start gap-3 border-line border-t pt-4">
      <input
        id={id}
        type="checkbox"
        checked={state === 'on'}
        disabled={!CAN_CHANGE.includes(state)}
        aria-describedby={whyId}
        onChange={({ target }) => (target.checked ? push.turnOn() : push.turnOff())}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span>
        {t('title')}
        <span id={whyId} role="status" className="block text-ink-soft">
          {t(`why.${state}`)}
        </span>
      </span>
    </label>
  );
}

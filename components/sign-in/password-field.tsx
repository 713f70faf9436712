'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/components/ui/icon-button';

type Props = Readonly<{
  isShown: boolean;
  onToggle: () => void;
  error: string | null;
  /** The id of the element with the error text, if it is outside this field. */
  alertId: string | null;
}>;

export function PasswordField({ isShown, onToggle, error, alertId }: Props) {
  const t = useTranslations('SignIn');
  const id = useId();
  const ToggleIcon = isShown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {t('password')}
      </label>
      <div className="relative">
        <input
          id={id}
          name="password"
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          maxLength={128}
          required
          aria-invalid={error || alertId ? true : undefined}
          aria-describedby={error ? `${id}-note` : (alertId ?? undefined)}
          className="min-h-11 w-full rounded-md border border-line-strong bg-surface ps-3.5 pe-12 text-base text-ink aria-invalid:border-alert"
        />
        <IconButton
          label={t(isShown ? 'hidePassword' : 'showPassword')}
          onClick={onToggle}
          className="absolute inset-e-0 top-0"
        >
          <ToggleIcon aria-hidden="true" className="size-5" />
        </IconButton>
      </div>
      {error && (
        <p id={`${id}-note`} className="text-alert text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

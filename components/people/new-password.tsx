'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { PASSWORD_LIMITS } from '@/lib/contract/staff-links';

type Props = Readonly<{ error: string | null }>;

/** A single field with a button that shows the password: users would only copy it into a second field. */
export function NewPassword({ error }: Props) {
  const t = useTranslations('StaffLink');
  const words = useTranslations('SignIn');
  const [isShown, setIsShown] = useState(false);
  const ToggleIcon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Field
        name="password"
        type={isShown ? 'text' : 'password'}
        label={t('password')}
        hint={t('passwordHint')}
        error={error}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        maxLength={PASSWORD_LIMITS.longest}
      />
      <IconButton
        label={words(isShown ? 'hidePassword' : 'showPassword')}
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-e-0 top-6.5"
      >
        <ToggleIcon aria-hidden="true" className="size-5" />
      </IconButton>
    </div>
  );
}

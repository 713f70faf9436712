'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { redeemLink } from '@/lib/client/people';
import { trySignIn } from '@/lib/client/try-sign-in';
import { pages } from '@/lib/contract/paths';
import { PASSWORD_LIMITS, type StaffLinkViewDto } from '@/lib/contract/staff-links';
import { chosenNameSchema } from '@/lib/contract/user-name-schemas';
import { CHOSEN_NAME_LONGEST, hotelSuffix } from '@/lib/contract/user-names';
import { errorOf, type FormError } from './form-error';
import { Joined } from './joined';
import { NewPassword } from './new-password';

type Props = Readonly<{ token: string; view: StaffLinkViewDto }>;
type Fault = FormError | 'names' | 'username' | 'short' | 'used';

/** A new staff member enters their name and user name; a known one only sets a new password. */
export function StaffLinkForm({ token, view }: Props) {
  const t = useTranslations('StaffLink');
  const people = useTranslations('People');
  const departments = useTranslations('Chat.department');
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [joined, setJoined] = useState<{ username: string; isSignedIn: boolean } | null>(null);
  const isNew = view.kind === 'invite';

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const password = String(form.get('password') ?? '');
    const person = {
      username: text('username').toLowerCase(),
      first_name: text('first_name'),
      last_name: text('last_name'),
    };
    if (isNew && !(person.first_name && person.last_name)) return setFault('names');
    if (isNew && !chosenNameSchema.safeParse(person.username).success) return setFault('username');
    if (password.length < PASSWORD_LIMITS.shortest) return setFault('short');
    setIsBusy(true);
    setFault(null);
    try {
      const { username, hotel_slug } = await redeemLink({ token, password, ...(isNew ? { person } : {}) });
      const { kind } = await trySignIn(username, password);
      // The account exists in any case. If the automatic sign-in fails the person signs in by hand.
      if (isNew) return setJoined({ username, isSignedIn: kind === 'done' });
      window.location.replace(kind === 'done' ? pages.inbox(hotel_slug) : pages.signIn);
    } catch (cause) {
      const error = errorOf(cause);
      setFault(error === 'failed' ? 'used' : error);
      setIsBusy(false);
    }
  }

  if (joined) return <Joined {...joined} hotel={view.hotel} />;
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">
          {isNew ? t('welcome', { hotel: view.hotel.name }) : t('newPassword')}
        </h1>
        <p className="text-ink-soft">
          {isNew
            ? t('place', { role: people(`role.${view.role}`), department: departments(view.department) })
            : t('forUser', { username: view.username ?? '' })}
        </p>
      </div>
      {/* Submitted before hydration, a form without `post` would put the password into the address. */}
      <form
        method="post"
        noValidate={true}
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-4"
      >
        {isNew ? (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                name="first_name"
                label={t('firstName')}
                autoComplete="given-name"
                maxLength={100}
                error={fault === 'names' ? t('fault.names') : null}
              />
              <Field name="last_name" label={t('lastName')} autoComplete="family-name" maxLength={100} />
            </div>
            <Field
              name="username"
              label={t('username')}
              hint={t('usernameHint')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              dir="ltr"
              maxLength={CHOSEN_NAME_LONGEST}
              suffix={hotelSuffix(view.hotel.slug)}
              error={fault === 'taken' || fault === 'username' ? t(`fault.${fault}`) : null}
            />
          </>
        ) : (
          <input type="hidden" name="username" autoComplete="username" value={view.username ?? ''} />
        )}
        <NewPassword error={fault === 'short' || fault === 'weak' ? t(`fault.${fault}`) : null} />
        {(fault === 'offline' || fault === 'used') && (
          <p role="alert" className="text-alert text-sm">
            {t(`fault.${fault}`)}
          </p>
        )}
        <Button type="submit" isWide={true} isBusy={isBusy}>
          {isNew ? t('join') : t('savePassword')}
        </Button>
      </form>
    </>
  );
}

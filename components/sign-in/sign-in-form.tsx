'use client';

import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { hotelSuffix } from '@/lib/contract/user-names';
import { type DemoHotelPeople, DemoPeople, type DemoPerson } from './demo-people';
import { PasswordField } from './password-field';
import { SignInAlert } from './sign-in-alert';
import { useCountdown } from './use-countdown';
import { useHotelOfSignIn } from './use-hotel-of-sign-in';
import { type Problem, useSignIn } from './use-sign-in';

type Props = Readonly<{ wanted: string | null; demo: readonly DemoHotelPeople[] | null }>;

export function SignInForm({ wanted, demo }: Props) {
  const t = useTranslations('SignIn');
  const alertId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isPasswordShown, setIsPasswordShown] = useState(false);
  const { problem, isBusy, submit } = useSignIn(wanted);
  const { hotelSlug, leave } = useHotelOfSignIn(wanted);
  const secondsLeft = useCountdown(problem?.kind === 'wait' ? problem.wait : null);
  const isMissing = problem?.kind === 'usernameMissing' || problem?.kind === 'passwordMissing';

  useEffect(() => {
    const target = problem && fieldOf(form.current, focusAfter(problem));
    target?.focus();
    if (problem?.kind === 'wrong' && target instanceof HTMLInputElement) target.select();
  }, [problem]);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy || secondsLeft > 0) return;
    // A password manager may fill fields without an event, so they are read only on submit.
    const given = new FormData(event.currentTarget);
    setIsPasswordShown(false);
    void submit(textOf(given, 'username').trim(), textOf(given, 'password'), hotelSlug);
  }

  function fillIn(person: DemoPerson) {
    fill(fieldOf(form.current, 'username'), person.username);
    fill(fieldOf(form.current, 'password'), person.password);
    fieldOf(form.current, 'submit')?.focus();
  }

  return (
    <>
      {/* Submitted before hydration, a form without `post` would put the password into the address. */}
      <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field
          label={t('username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          maxLength={150}
          required
          {...(hotelSlug !== null && { hint: t('shortName', { suffix: hotelSuffix(hotelSlug) }) })}
          error={problem?.kind === 'usernameMissing' ? t('usernameMissing') : null}
        />
        {hotelSlug !== null && (
          <button
            type="button"
            onClick={leave}
            className="-mt-3 min-h-11 self-start text-ink-soft text-sm underline underline-offset-4"
          >
            {t('otherHotel')}
          </button>
        )}
        <PasswordField
          isShown={isPasswordShown}
          onToggle={() => setIsPasswordShown(!isPasswordShown)}
          error={problem?.kind === 'passwordMissing' ? t('passwordMissing') : null}
          alertId={problem?.kind === 'wrong' ? alertId : null}
        />
        <SignInAlert id={alertId} problem={isMissing ? null : problem} secondsLeft={secondsLeft} />
        <Button type="submit" name="submit" isWide isBusy={isBusy} disabled={secondsLeft > 0}>
          {t('submit')}
        </Button>
      </form>
      {demo && <DemoPeople hotels={demo} onPick={fillIn} />}
    </>
  );
}

type Control = 'username' | 'password' | 'submit';

/** The control to focus: the field to correct, or the button to press again. */
function focusAfter(problem: Problem): Control {
  if (problem.kind === 'usernameMissing') return 'username';
  return problem.kind === 'network' || problem.kind === 'trouble' ? 'submit' : 'password';
}

function fieldOf(form: HTMLFormElement | null, name: Control): HTMLElement | null {
  const found = form?.elements.namedItem(name);
  return found instanceof HTMLElement ? found : null;
}

function fill(field: HTMLElement | null, value: string) {
  if (field instanceof HTMLInputElement) field.value = value;
}

function textOf(given: FormData, name: string): string {
  const value = given.get(name);
  return typeof value === 'string' ? value : '';
}

'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { leaveDesk } from '@/components/sign-in/leave-desk';
import { NotificationHours } from '@/components/staff/notification-hours';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SideSheet } from '@/components/ui/side-sheet';
import { Spinner } from '@/components/ui/spinner';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import { fetchJson, sendJson } from '@/lib/client/request';
import type { MeDto } from '@/lib/contract/chat';
import { STAFF_LOCALES } from '@/lib/contract/hotel';
import { staffApi } from '@/lib/contract/paths';
import type { ProfileDto } from '@/lib/contract/profile';
import { OwnPicture } from './own-picture';

type Props = Readonly<{ me: MeDto; isOpen: boolean; onClose: () => void }>;

/** The staff member's own profile and password. */
export function MyProfile({ me, isOpen, onClose }: Props) {
  const t = useTranslations('Account.profile');
  return (
    <SideSheet
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={t('close')}
      title={t('title')}
      note={me.username}
    >
      {isOpen && (
        <>
          <OwnPicture me={me} />
          <About me={me} />
          <Ringing me={me} />
          <Password me={me} />
        </>
      )}
    </SideSheet>
  );
}

const LANGUAGES = { en: 'English', de: 'Deutsch' } as const satisfies Record<
  (typeof STAFF_LOCALES)[number],
  string
>;

function About({ me }: Pick<Props, 'me'>) {
  const t = useTranslations('Account.profile');
  const router = useRouter();
  const { slug } = me.hotel;
  const [profile, setProfile] = useState<ProfileDto | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const { isBusy, error, setError, run } = useWork(() => t('failed'));
  useEffect(() => {
    fetchJson<ProfileDto>('GET', staffApi.profile(slug)).then(setProfile, () => setError(t('failed')));
  }, [slug, t, setError]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSaved(false);
    void run(async () => {
      const said = { ...Object.fromEntries(form), locale: form.get('locale') || null };
      setProfile(await fetchJson<ProfileDto>('PATCH', staffApi.profile(slug), said));
      setIsSaved(true);
      // The desk shows the name and uses the language, so it is loaded again.
      router.refresh();
    });
  }

  if (!profile) return error ? <ErrorLine text={error} /> : <Spinner label={t('loading')} />;
  return (
    <form onSubmit={submit} onChange={() => setIsSaved(false)} className="flex flex-col gap-4">
      <Field
        name="first_name"
        label={t('firstName')}
        defaultValue={profile.first_name}
        required={true}
        maxLength={100}
        autoComplete="given-name"
      />
      <Field
        name="last_name"
        label={t('lastName')}
        defaultValue={profile.last_name}
        required={true}
        maxLength={100}
        autoComplete="family-name"
      />
      <Select
        name="locale"
        label={t('language')}
        defaultValue={profile.locale ?? ''}
        choices={[
          { value: '', label: t('browserLanguage') },
          ...STAFF_LOCALES.map((each) => ({ value: each, label: LANGUAGES[each] })),
        ]}
      />
      <ErrorLine text={error} />
      <div className="flex items-center gap-3">
        <Button type="submit" size="sm" isBusy={isBusy}>
          {t('save')}
        </Button>
        <p role="status" className="text-good text-sm">
          {isSaved ? t('saved') : null}
        </p>
      </div>
    </form>
  );
}

/** The hours of push notifications. The sound of the desk has its own settings. */
function Ringing({ me }: Pick<Props, 'me'>) {
  const t = useTranslations('Account.profile');
  return (
    <section className="flex flex-col gap-3 border-line border-t pt-4">
      <h3 className="font-semibold text-sm">{t('ringing')}</h3>
      <p className="text-ink-soft text-sm">{t('bell')}</p>
      <NotificationHours slug={me.hotel.slug} />
    </section>
  );
}

function Password({ me }: Pick<Props, 'me'>) {
  const t = useTranslations('Account.profile');
  const { isBusy, error, run } = useWork((cause) => t(errorWith(cause)));
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(async () => {
      await sendJson('POST', staffApi.ownPassword(me.hotel.slug), Object.fromEntries(form));
      leaveDesk();
    });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 border-line border-t pt-4">
      <h3 className="font-semibold text-sm">{t('passwordTitle')}</h3>
      <p className="text-ink-soft text-sm">{t('passwordWhy')}</p>
      <Field
        name="old_password"
        type="password"
        label={t('oldPassword')}
        required={true}
        dir="ltr"
        maxLength={128}
        autoComplete="current-password"
      />
      <Field
        name="password"
        type="password"
        label={t('newPassword')}
        hint={t('newPasswordHint')}
        required={true}
        dir="ltr"
        minLength={8}
        maxLength={128}
        autoComplete="new-password"
      />
      <ErrorLine text={error} />
      <Button type="submit" size="sm" variant="secondary" isBusy={isBusy} className="self-start">
        {t('changePassword')}
      </Button>
    </form>
  );
}

function errorWith(cause: unknown): 'wrongPassword' | 'weakPassword' | 'tooOften' | 'failed' {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'rate_limited') return 'tooOften';
  if ('is_wrong_password' in cause.details) return 'wrongPassword';
  return cause.status === 400 ? 'weakPassword' : 'failed';
}

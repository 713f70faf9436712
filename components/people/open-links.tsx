'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { PeopleApi } from '@/lib/client/people';
import type { MeDto } from '@/lib/contract/chat';
import type { StaffLinkDto } from '@/lib/contract/staff-links';
import { errorOf } from './form-error';

type Props = Readonly<{ api: PeopleApi; me: MeDto; links: readonly StaffLinkDto[]; onChanged: () => void }>;

/** Invitations and password links that are not used yet. */
export function OpenLinks({ api, me, links, onChanged }: Props) {
  const t = useTranslations('People');
  const locale = useLocale();
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const until = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: me.hotel.time_zone,
  });

  const revoke = (id: number) =>
    run(async () => {
      await api.revokeLink(id);
      onChanged();
    });

  if (links.length === 0) return null;
  return (
    <section aria-labelledby="open-links-heading" className="flex flex-col gap-2 pt-2">
      <h3 id="open-links-heading" className="font-semibold">
        {t('links.title')}
      </h3>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {links.map((link) => (
          <li key={link.id} className="flex min-h-14 items-center gap-3 px-3 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm">
                {link.person
                  ? t('links.password', { name: link.person.name })
                  : t('links.invite', { role: t(`role.${link.role}`) })}
              </span>
              <span className="block text-ink-soft text-sm">
                {t('links.until', { until: until.format(new Date(link.expires_at)) })}
              </span>
            </span>
            <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => void revoke(link.id)}>
              {t('links.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorLine text={error} />
    </section>
  );
}

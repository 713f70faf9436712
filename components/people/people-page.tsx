'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { SearchField } from '@/components/ui/search-field';
import type { MeDto } from '@/lib/contract/chat';
import type { PersonDto } from '@/lib/contract/people';
import { makesStaffLinks } from '@/lib/contract/people-policy';
import type { StaffLinkDto } from '@/lib/contract/staff-links';
import { InviteDialog } from './invite-dialog';
import { OpenLinks } from './open-links';
import { PersonRow } from './person-row';
import { PersonSheet } from './person-sheet';
import { usePeople } from './use-people';

type Props = Readonly<{ me: MeDto; initial: readonly PersonDto[]; links: readonly StaffLinkDto[] }>;

/** The staff of the hotel: roles, duty and open invitations. */
export function PeoplePage({ me, initial, links: firstLinks }: Props) {
  const t = useTranslations('People');
  const { api, people, words, setWords, hasFailed, put } = usePeople(me.hotel.slug, initial);
  const [links, setLinks] = useState(firstLinks);
  const [openId, setOpenId] = useState<number | null>(null);
  const [isInviting, setIsInviting] = useState(false);
  const makesLinks = makesStaffLinks(me.role);
  const reloadLinks = () => void api.links().then(setLinks, () => undefined);

  return (
    <section aria-labelledby="people-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-4 px-4 py-5 sm:px-6">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="people-heading" className="me-auto font-semibold text-xl">
            {t('title')}
          </h2>
          {makesLinks && (
            <Button size="sm" onClick={() => setIsInviting(true)}>
              <UserPlus aria-hidden="true" className="size-4" />
              {t('invite.open')}
            </Button>
          )}
        </div>
        <SearchField label={t('search')} hint={t('searchHint')} value={words} onChange={setWords} />
        {hasFailed && (
          <p role="alert" className="rounded-md bg-alert-soft px-4 py-3 text-alert text-sm">
            {t('trouble.offline')}
          </p>
        )}
        {people.length === 0 ? (
          <p
            role="status"
            className="rounded-lg border border-line border-dashed px-4 py-12 text-center text-ink-soft"
          >
            {t('noMatch')}
          </p>
        ) : (
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
            {people.map((person) => (
              <PersonRow key={person.id} me={me} person={person} onOpen={setOpenId} />
            ))}
          </ul>
        )}
        {makesLinks && <OpenLinks api={api} me={me} links={links} onChanged={reloadLinks} />}
      </div>
      <PersonSheet
        me={me}
        api={api}
        person={people.find(({ id }) => id === openId) ?? null}
        onClose={() => setOpenId(null)}
        onChanged={put}
        onLink={reloadLinks}
      />
      <InviteDialog
        api={api}
        isOpen={isInviting}
        onClose={() => {
          setIsInviting(false);
          reloadLinks();
        }}
      />
    </section>
  );
}

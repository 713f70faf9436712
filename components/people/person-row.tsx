'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import type { MeDto } from '@/lib/contract/chat';
import type { PersonDto } from '@/lib/contract/people';

type Props = Readonly<{ me: MeDto; person: PersonDto; onOpen: (id: number) => void }>;

export function PersonRow({ me, person, onOpen }: Props) {
  const t = useTranslations('People');
  const department = useTranslations('Chat.department');
  return (
    <li className={`hover:bg-sunken ${person.is_active ? '' : 'text-ink-soft'}`}>
      <button
        type="button"
        onClick={() => onOpen(person.id)}
        className="flex min-h-16 w-full items-center gap-3 px-3 py-2 text-start"
      >
        <Avatar name={person.name} src={person.profile_image} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <bdi translate="no">{person.name}</bdi>
            {person.id === me.id && <span className="font-normal text-ink-soft"> · {t('you')}</span>}
          </span>
          <span className="block truncate text-ink-soft text-sm">
            {t(`role.${person.role}`)} · {department(person.department)}
            <span className="max-sm:hidden"> · {person.username}</span>
          </span>
        </span>
        {!person.is_active && <Badge>{t('left')}</Badge>}
        {person.is_active && person.is_on_duty && <Badge tone="good">{t('onDuty')}</Badge>}
        <ChevronRight aria-hidden="true" className="size-4.5 shrink-0 text-ink-soft" />
      </button>
    </li>
  );
}

'use client';

import { BedDouble, MessageSquare, RadioTower, Settings, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Badge } from '@/components/ui/badge';
import type { MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { isManagement } from '@/lib/contract/roles';

const MOST_WORDS = 3;

/** Pages that belong to another entry of the navigation. */
const PART_OF: Readonly<Record<string, string>> = {
  health: 'settings',
  integrations: 'settings',
  rooms: 'stays',
};

type Props = Readonly<{ me: MeDto; totalUnread: number }>;

/** The pages of the desk. The inbox's count is visible on all of them. */
export function DeskNav({ me, totalUnread }: Props) {
  const t = useTranslations('Staff.nav');
  const found = useSelectedLayoutSegment() ?? 'conversations';
  const segment = PART_OF[found] ?? found;
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone the entries are wider than the screen.
  useEffect(() => {
    if (segment) current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [segment]);
  const places = [
    { segment: 'conversations', href: pages.inbox(me.hotel.slug), icon: MessageSquare, label: t('inbox') },
    { segment: 'stays', href: pages.stays(me.hotel.slug), icon: BedDouble, label: t('stays') },
  ];
  if (isManagement(me.role)) {
    places.push({
      segment: 'reachability',
      href: pages.reachability(me.hotel.slug),
      icon: RadioTower,
      label: t('reachability'),
    });
    places.push({
      segment: 'people',
      href: pages.people(me.hotel.slug),
      icon: UsersRound,
      label: t('people'),
    });
    places.push({
      segment: 'settings',
      href: pages.settings(me.hotel.slug),
      icon: Settings,
      label: t('settings'),
    });
  }
  // There is no space for all labels. The current page keeps its label.
  const isMany = places.length > MOST_WORDS;
  return (
    <nav aria-label={t('pages')} className="flex min-w-0 flex-1 gap-1 overflow-x-auto [scrollbar-width:none]">
      {places.map(({ segment: name, href, icon: Mark, label }) => (
        <Link
          key={name}
          ref={segment === name ? current : undefined}
          href={href}
          title={label}
          aria-current={segment === name ? 'page' : undefined}
          className="inline-flex min-h-9 items-center gap-2 rounded-md px-2.5 text-ink-soft text-sm hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center"
        >
          <Mark aria-hidden="true" className="size-4.5 shrink-0" />
          <span className={isMany && name !== segment ? 'max-2xl:sr-only' : 'max-md:sr-only'}>{label}</span>
          {name === 'conversations' && name !== segment && totalUnread > 0 && (
            <Badge tone="accent">{totalUnread}</Badge>
          )}
        </Link>
      ))}
    </nav>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { Department } from '@/lib/contract/roles';

/** The department of a conversation that none of its staff has taken yet. */
export function DepartmentBadge({ department }: Readonly<{ department: Department }>) {
  const t = useTranslations('Staff.inbox');
  const name = useTranslations('Chat.department')(department);
  const title = t('departments', { name });
  return (
    <span
      title={title}
      className="max-w-28 shrink-0 truncate rounded-full bg-sunken px-2 text-ink-soft text-xs leading-6"
    >
      <span aria-hidden="true">{name}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}

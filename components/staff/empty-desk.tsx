'use client';

import { MessagesSquare } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, use } from 'react';
import { DeskList } from './desk-context';

/** Says what will appear here, and how to open it. */
export function EmptyDesk({ children }: Readonly<{ children?: ReactNode }>) {
  const t = useTranslations('Staff.emptyDesk');
  const { hasConversations } = use(DeskList);
  return (
    <div className="grid flex-1 place-items-center overflow-y-auto p-8 text-center">
      <div className="flex max-w-sm flex-col items-center gap-3">
        <MessagesSquare aria-hidden="true" className="size-10 text-ink-soft" strokeWidth={1.5} />
        <h2 className="font-semibold text-lg">{hasConversations ? t('choose') : t('quiet')}</h2>
        <p className="text-pretty text-ink-soft text-sm">
          {hasConversations ? t('chooseHint') : t('quietHint')}
        </p>
        {children}
      </div>
    </div>
  );
}

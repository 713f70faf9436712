'use client';

import { useTranslations } from 'use-intl';
import type { Side } from '@/lib/client/conversation';
import type { MessageDto } from '@/lib/contract/chat';

type Props = Readonly<{ message: MessageDto; side: Side }>;

/** A notice in the reader's language. Unknown kinds show the stored sentence. */
export function NoticeLine({ message, side }: Props) {
  const words = useNoticeWords(message, side);
  return (
    <p
      dir={message.notice ? undefined : 'auto'}
      className="mx-auto max-w-[85%] text-pretty py-3 text-center text-ink-soft text-xs"
    >
      {words}
    </p>
  );
}

function useNoticeWords({ notice, message }: MessageDto, side: Side): string {
  const t = useTranslations('Chat.notice');
  const departments = useTranslations('Chat.department');
  const isGuest = side === 'guest';
  switch (notice?.kind) {
    case 'staff_joined':
      return t(isGuest ? 'guestJoined' : 'staffJoined', { name: notice.staff_name });
    case 'staff_left':
      return t(isGuest ? 'guestLeft' : 'staffLeft', { name: notice.staff_name });
    case 'staff_assigned': {
      if (isGuest) return t('guestAssigned', { name: notice.staff_name });
      if (notice.by_name === notice.staff_name) return t('staffTook', { name: notice.staff_name });
      return t('staffAssigned', { name: notice.staff_name, by: notice.by_name });
    }
    case 'department_asked': {
      const name = departments(notice.department);
      return isGuest ? t('guestDepartment', { name }) : t('staffDepartment', { name, by: notice.by_name });
    }
    case undefined:
      return message;
  }
}

'use client';

import { MailOpen } from 'lucide-react';
import Link, { useLinkStatus } from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import type { InboxRowDto, MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { DepartmentBadge } from './department-badge';
import { HandlerBadge } from './handler-badge';
import { RowTime } from './row-time';
import { useAnsweringWords } from './typing-staff-line';
import { useGuestName } from './use-guest-name';

type Props = Readonly<{
  row: InboxRowDto;
  me: MeDto;
  isOpen: boolean;
  now: number;
  /** The colleagues who are typing here. */
  typingStaff: readonly string[];
  onMarkUnread: (conversationId: number) => void;
}>;

/** Every row has the same height, so that a badge that appears or disappears moves nothing. */
export function InboxRow({ row, me, isOpen, now, typingStaff, onMarkUnread }: Props) {
  const marks = useTranslations('Staff.marks');
  const nameOf = useGuestName();
  const { slug } = me.hotel;
  const isMarkable = !row.has_unread && row.status === 'open';
  return (
    <li data-conversation={row.id} className="group relative border-line border-b">
      <Link
        href={pages.conversation(slug, row.id)}
        prefetch={false}
        aria-current={isOpen ? 'page' : undefined}
        className="relative flex gap-3 px-3 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft"
      >
        <OpenMark isOpen={isOpen} />
        <RoomNumber number={row.room_number} />
        <span className="min-w-0 flex-1">
          <span className="flex h-6 items-center gap-2">
            <span
              dir="auto"
              className={`min-w-0 flex-1 truncate ${row.has_unread ? 'font-semibold' : 'font-medium'}`}
            >
              {nameOf(row.guest_name)}
            </span>
            <span className={`shrink-0 ${isMarkable ? 'group-hover:pointer-fine:invisible' : ''}`}>
              <RowTime row={row} timeZone={me.hotel.time_zone} now={now} />
            </span>
          </span>
          <span className="mt-0.5 flex h-6 items-center gap-2">
            <span
              dir="auto"
              className={`min-w-0 flex-1 truncate text-sm ${row.has_unread ? 'text-ink' : 'text-ink-soft'}`}
            >
              <RowWords row={row} typingStaff={typingStaff} />
            </span>
            <UnreadBadge row={row} />
            {row.department && <DepartmentBadge department={row.department} />}
            {row.current_staff_handler && (
              <HandlerBadge
                name={row.current_staff_handler.name}
                image={row.current_staff_handler.profile_image}
                isMe={row.current_staff_handler.id === me.id}
              />
            )}
          </span>
        </span>
      </Link>
      {isMarkable && (
        <IconButton
          label={marks('markUnread')}
          size="sm"
          onClick={() => onMarkUnread(row.id)}
          className="absolute inset-e-1.5 top-0 bg-surface opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
        >
          <MailOpen aria-hidden="true" className="size-4" />
        </IconButton>
      )}
    </li>
  );
}

/** The last message, or the colleagues who are typing. */
function RowWords({ row, typingStaff }: Pick<Props, 'row' | 'typingStaff'>) {
  const t = useTranslations('Staff.inbox');
  const words = useAnsweringWords(typingStaff);
  if (words) return <span className="font-medium text-warn">{words}</span>;
  return row.last_message === null ? t('nothingYet') : row.last_message;
}

/** The number of unread messages; a dot if a colleague marked the conversation unread. */
function UnreadBadge({ row }: Readonly<{ row: InboxRowDto }>) {
  const t = useTranslations('Staff.inbox');
  const marks = useTranslations('Staff.marks');
  if (row.unread_count > 0) {
    return (
      <Badge tone="accent">
        {row.unread_count}
        <span className="sr-only">{t('unreadSuffix')}</span>
      </Badge>
    );
  }
  if (!row.is_marked_unread) return null;
  return (
    <span title={marks('markedUnread')} className="mx-1.5 size-2.5 shrink-0 rounded-full bg-accent">
      <span className="sr-only">{marks('markedUnread')}</span>
    </span>
  );
}

/** Marks the chosen row at once, while its conversation is loading. */
function OpenMark({ isOpen }: Readonly<{ isOpen: boolean }>) {
  const { pending: isOpening } = useLinkStatus();
  if (!isOpen && !isOpening) return null;
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-y-0 inset-s-0 w-1 bg-accent ${isOpening ? 'animate-breathe' : ''}`}
    />
  );
}

function RoomNumber({ number }: Readonly<{ number: string | null }>) {
  const t = useTranslations('Staff.inbox');
  return (
    <span className="mt-1 grid h-10 min-w-12 max-w-18 shrink-0 place-items-center rounded-sm bg-sunken px-1.5 font-semibold text-sm tabular-nums">
      {number === null ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only">{t('noRoom')}</span>
        </>
      ) : (
        <>
          <span className="sr-only">{t('room')}</span>
          <span className="max-w-full truncate">{number}</span>
        </>
      )}
    </span>
  );
}

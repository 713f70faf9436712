'use client';

import { ArrowLeft, Info, MailOpen } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { ConversationView } from '@/lib/client/view';
import type { ConversationDto, MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { AssignMenu } from './assign-menu';
import { useGuestName } from './use-guest-name';
import type { HandOff } from './use-hand-off';

type Props = Readonly<{
  me: MeDto;
  conversation: ConversationDto;
  handler: ConversationView['handler'];
  panelId: string;
  isPanelOpen: boolean;
  onPanel: () => void;
  onMarkUnread: () => void;
  handOff: HandOff;
}>;

/** Room, guest and handler; and the button of the panel where it is not beside the conversation. */
export function ConversationHeader({
  me,
  conversation,
  handler,
  panelId,
  isPanelOpen,
  onPanel,
  onMarkUnread,
  handOff,
}: Props) {
  const t = useTranslations('Staff.conversation');
  const marks = useTranslations('Staff.marks');
  const departments = useTranslations('Chat.department');
  const hands = useTranslations('Staff.handOff');
  const nameOf = useGuestName();
  const { room_number, guest_name } = conversation;
  return (
    <header className="flex shrink-0 items-center gap-2 border-line border-b bg-surface px-3 py-2 sm:px-4">
      <Link
        href={pages.inbox(me.hotel.slug)}
        aria-label={t('back')}
        className="-ms-1 grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken lg:hidden"
      >
        <ArrowLeft aria-hidden="true" className="size-5" />
      </Link>
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate font-semibold text-base">
          {room_number && <span className="tabular-nums">{room_number} · </span>}
          {nameOf(guest_name)}
        </h2>
        <p className="line-clamp-2 text-ink-soft text-sm">
          {!handler
            ? conversation.department
              ? t('departments', { name: departments(conversation.department) })
              : t(conversation.status === 'open' ? 'nobody' : 'nobodyDid')
            : handler.id === me.id
              ? t('yours')
              : t('handledBy', { name: handler.name })}
        </p>
      </div>
      {conversation.status === 'open' && handler?.id !== me.id && (
        <Button
          variant="secondary"
          size="sm"
          data-desk-assign=""
          isBusy={handOff.isBusy}
          onClick={() => handOff.assign()}
          className="shrink-0 max-sm:hidden"
        >
          {hands('toMe')}
        </Button>
      )}
      <AssignMenu
        me={me}
        handler={handler}
        participants={conversation.participants}
        department={conversation.department}
        isOpen={conversation.status === 'open'}
        handOff={handOff}
      />
      {conversation.status === 'open' && (
        <IconButton label={marks('markUnread')} onClick={onMarkUnread}>
          <MailOpen aria-hidden="true" className="size-5" />
        </IconButton>
      )}
      <IconButton
        label={t('details')}
        aria-expanded={isPanelOpen}
        aria-controls={panelId}
        onClick={onPanel}
        className="aria-expanded:bg-sunken aria-expanded:text-ink xl:hidden"
      >
        <Info aria-hidden="true" className="size-5" />
      </IconButton>
    </header>
  );
}

'use client';

import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import type { MessageDto } from '@/lib/contract/chat';
import { menuItemsOf, type Rights } from './menu-items';

type Props = Readonly<{
  message: MessageDto;
  rights: Rights;
  /** The newest message is the tab stop; the arrow keys move to the others. */
  isNewest: boolean;
  onOpen: (messageId: number, anchor: HTMLElement) => void;
  onReply: (message: MessageDto) => void;
}>;

/**
 * The buttons beside a message: shown on hover, and always on touch screens, where a long press selects text. The
 * keyboard reaches them on every message.
 */
export function BubbleTools({ message, rights, isNewest, onOpen, onReply }: Props) {
  const t = useTranslations('Chat.tools');
  const items = menuItemsOf(message, rights);
  if (items.length === 0) return null;
  const canReply = rights.actor !== 'guest' && items.some(({ key }) => key === 'reply');
  return (
    <span className="flex shrink-0 opacity-0 focus-within:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:-mx-1 pointer-coarse:opacity-100">
      {canReply && (
        <IconButton
          size="sm"
          label={t('reply')}
          tabIndex={-1}
          onClick={() => onReply(message)}
          className="pointer-coarse:hidden"
        >
          <Icon name="reply" className="size-4.5" />
        </IconButton>
      )}
      <IconButton
        size="sm"
        label={t('menu')}
        aria-haspopup="menu"
        data-message-menu
        tabIndex={isNewest ? 0 : -1}
        onClick={(event) => onOpen(message.id, event.currentTarget)}
        onKeyDown={walk}
      >
        <Icon name="more" className="size-4.5" strokeWidth={3} />
      </IconButton>
    </span>
  );
}

function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const log = event.currentTarget.closest('[role="log"]');
  const buttons = [...(log?.querySelectorAll<HTMLElement>('[data-message-menu]') ?? [])];
  const next = buttons[buttons.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)];
  event.preventDefault();
  next?.focus();
}

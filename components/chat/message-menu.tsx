'use client';

import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Menu } from '@base-ui/react/menu';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import type { MessageDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';
import { ConfirmRemoval } from './confirm-removal';
import { type MenuKey, menuItemsOf } from './menu-items';
import type { Asked, MessageTools, More, Threads } from './message-tools';

type Props = Readonly<{
  asked: Asked;
  isOpen: boolean;
  tools: MessageTools;
  threads: Threads;
  onClose: () => void;
}>;
type Following = Readonly<{ kind: 'remove' | 'erase' | More; message: MessageDto }>;

/** The menu of one message. The conversation has one menu, loaded when it is first needed. */
export function MessageMenu({ asked, isOpen, tools, threads, onClose }: Props) {
  const t = useTranslations('Chat.tools');
  const locale = useLocale();
  const isComposing = useRef(false);
  useEffect(() => {
    if (isOpen) isComposing.current = false;
  }, [isOpen]);
  const [following, setFollowing] = useState<Following | null>(null);
  const [notice, setNotice] = useState('');
  const { message, anchor } = asked;
  const dir = getComputedStyle(anchor).direction === 'rtl' ? 'rtl' : 'ltr';
  const isAtEnd = anchor.closest('[data-own]') !== null;

  function pick(key: MenuKey) {
    isComposing.current = key === 'reply' || key === 'edit';
    switch (key) {
      case 'reply':
        return tools.onReply(message);
      case 'edit':
        return tools.onEdit(message);
      case 'thread':
        return threads.onThread(message);
      case 'copy':
        return void copy(ownText(message)).then((isDone) => setNotice(isDone ? t('copied') : ''));
      case 'remove':
      case 'erase':
      case 'history':
      case 'deliveries':
        return setFollowing({ kind: key, message });
    }
  }

  return (
    <DirectionProvider direction={dir}>
      <Menu.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Menu.Portal>
          <Menu.Positioner
            anchor={anchor}
            align={isAtEnd ? 'end' : 'start'}
            sideOffset={4}
            collisionPadding={8}
            className="z-20 outline-none"
          >
            {/* Rendered outside the page's own element, so the language is set again. */}
            <Menu.Popup
              lang={locale}
              dir={dir}
              aria-label={t('menu')}
              finalFocus={() =>
                isComposing.current ? tools.composer() : (anchor.querySelector('button') ?? anchor)
              }
              className="min-w-48 rounded-md border border-line bg-surface py-1 text-ink shadow-lift outline-none"
            >
              {menuItemsOf(message, tools.rights, threads.hasThread(message)).map(
                ({ key, icon, ...item }) => (
                  <Menu.Item
                    key={key}
                    onClick={() => pick(key)}
                    className={`flex min-h-10 cursor-default select-none items-center gap-3 px-4 text-sm outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11 pointer-coarse:text-base ${'isDanger' in item ? 'text-alert' : ''}`}
                  >
                    <Icon name={icon} className="size-4.5 shrink-0" />
                    {t(key)}
                  </Menu.Item>
                ),
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <p role="status" className="sr-only">
        {notice}
      </p>
      <ConfirmRemoval
        kind={following?.kind === 'erase' ? 'erase' : 'remove'}
        message={following && !isMore(following.kind) ? following.message : null}
        dir={dir}
        onCancel={() => setFollowing(null)}
        onConfirm={() => {
          if (following) tools.onRemove(following.message.id, following.kind === 'erase');
          setFollowing(null);
        }}
      />
      {following &&
        isMore(following.kind) &&
        tools.drawMore?.(following.kind, following.message, () => setFollowing(null))}
    </DirectionProvider>
  );
}

const isMore = (kind: Following['kind']): kind is More => kind === 'history' || kind === 'deliveries';

/** Some browsers block the clipboard. Then no success is reported. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

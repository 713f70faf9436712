'use client';

import { type ComponentType, type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { Entry } from '@/lib/client/view';
import type { Asked, MessageTools, Threads } from './message-tools';

type MenuProps = Readonly<{
  asked: Asked;
  isOpen: boolean;
  tools: MessageTools;
  threads: Threads;
  onClose: () => void;
}>;

/** The only menu of the conversation, opened by the button beside each message. */
export function useMessageMenu(
  box: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  tools: MessageTools | undefined,
  threads: Threads,
): { menu: ReactNode; openMenu: (messageId: number, anchor: HTMLElement) => void } {
  const [Menu, setMenu] = useState<ComponentType<MenuProps> | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  function openMenu(messageId: number, anchor: HTMLElement) {
    const entry = entries.find((each) => each.state === 'sent' && each.message.id === messageId);
    if (entry?.state !== 'sent' || !tools) return;
    setAsked({ message: entry.message, anchor });
    setIsOpen(true);
    load();
  }

  /** If the load fails without a network, the next click tries again. */
  function load() {
    import('./message-menu').then(
      (module) => setMenu(() => module.MessageMenu),
      () => undefined,
    );
  }

  useEffect(() => {
    const node = box.current;
    if (!node || !tools) return;
    // Preloads the menu when the user approaches the messages.
    const events = ['pointerover', 'touchstart', 'focusin'] as const;
    const preload = () => void import('./message-menu').catch(() => undefined);
    for (const name of events) node.addEventListener(name, preload, { once: true, passive: true });
    return () => {
      for (const name of events) node.removeEventListener(name, preload);
    };
  }, [box, tools]);

  const menu =
    Menu && asked && tools ? (
      <Menu asked={asked} isOpen={isOpen} tools={tools} threads={threads} onClose={() => setIsOpen(false)} />
    ) : null;
  return { menu, openMenu };
}

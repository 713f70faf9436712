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

/** The conversation's one menu: opened by a button beside each message. */
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

  /** Without a network it does not come, and is asked for again the next time. */
  function load() {
    import('./message-menu').then(
      (module) => setMenu(() => module.MessageMenu),
      () => undefined,
    );
  }

  useEffect(() => {
    const node = box.current;
    if (!node || !tools) return;
    // Whoever goes near the messages may want it next, and should not have to wait then.
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

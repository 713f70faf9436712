'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Permission } from '@/lib/contract/presence';

type DeskSays = Readonly<{ conversationId: number | null; onReply: (reply: unknown) => void }>;

/**
 * Reports that this page is open. The code is loaded separately, after more urgent code. A null path reports nothing.
 */
export function usePresence(path: string | null, desk?: DeskSays): void {
  const isDesk = desk !== undefined;
  const conversationId = desk?.conversationId ?? null;
  const hear = useEffectEvent((reply: unknown) => desk?.onReply(reply));
  useEffect(() => {
    if (path === null) return;
    let isGone = false;
    let stop: (() => void) | undefined;
    import('./presence').then(
      ({ savePresence }) => {
        const about = () => ({ conversation_id: conversationId, permission: permissionHere() });
        if (isGone) return;
        stop = isDesk
          ? savePresence({ path, about, speaksWhenHidden: true, onReply: (reply) => hear(reply) })
          : savePresence({ path, speaksWhenHidden: false });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [path, isDesk, conversationId]);
}

const permissionHere = (): Permission => ('Notification' in window ? Notification.permission : 'unsupported');

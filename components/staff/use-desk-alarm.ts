'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { alertsOf } from '@/lib/client/calling';
import { createTabAlerts } from '@/lib/client/tab-alerts';
import type { InboxRowDto, MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import { useDeskSettings } from './use-desk-settings';
import { useRinging } from './use-repeated-alert';

type Place = {
  me: MeDto;
  rows: readonly InboxRowDto[];
  openId: number | null;
  serverNow: number;
  isCalled: boolean;
};

export type DeskAlarm = ReturnType<typeof useDeskAlarm>;

/**
 * Alerts the staff member until the conversations are opened: with a sound, and while the tab is hidden also with a
 * notification.
 */
export function useDeskAlarm({ me, rows, openId, serverNow, isCalled }: Place) {
  const [since] = useState(() => new Date(serverNow).toISOString());
  const isVisible = useSyncExternalStore(onVisibility, isInSight, () => true);
  const calling = alertsOf(rows, { me, since, seenId: isVisible ? openId : null });
  const isCalling = isCalled || calling.length > 0;
  const { settings, change } = useDeskSettings(me.hotel.slug);
  const ringing = useRinging(settings.sound && isCalling, settings.volume);
  useTabAlerts({ me, calling, isWanted: settings.alerts && !isVisible });
  return { settings, change, isCalling, ...ringing };
}

function useTabAlerts({ me, calling, isWanted }: { me: MeDto; calling: InboxRowDto[]; isWanted: boolean }) {
  const t = useTranslations('Staff.sound');
  const router = useRouter();
  const [alerts] = useState(createTabAlerts);
  const told = useRef(new Map<number, string>());
  const tell = useEffectEvent(() => {
    alerts.keepOnly(new Set(calling.map(({ id }) => id)));
    for (const row of calling) {
      if (!isWanted || told.current.get(row.id) === row.last_message_time) continue;
      told.current.set(row.id, row.last_message_time);
      const title = row.room_number ? t('alertRoom', { room: row.room_number }) : t('alertNoRoom');
      const onOpen = () => router.push(pages.conversation(me.hotel.slug, row.id));
      void alerts.show({ conversationId: row.id, title, body: row.guest_name, onOpen });
    }
  });
  const words = calling.map((row) => `${row.id}:${row.last_message_time}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the alerts change or the tab is hidden.
  useEffect(() => tell(), [words, isWanted]);
}

const isInSight = () => document.visibilityState === 'visible';

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

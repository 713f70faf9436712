import { useEffect, useEffectEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { guestScope } from '@/lib/client/clear-person';
import { fullTime } from '@/lib/client/hotel-time';
import { type OfflineMessage, saveOfflinePage } from '@/lib/client/offline-page';
import { closeAlerts, onPush, registerWorker } from '@/lib/client/service-worker';
import type { ConversationView, Entry } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import { stayKey } from '@/lib/contract/page-owner';
import { pages, stayAddress } from '@/lib/contract/paths';
import { ownText } from '@/lib/contract/stand-in-text';

type Visit = Readonly<{ view: ConversationView; context: GuestContextDto }>;

/** Refreshes on a push, closes notifications of visible messages, and saves the last messages for offline use. */
export function useGuestWorker({ view, context }: Visit): void {
  const { hotel, booking_id: booking, companion_id: companionId } = context;
  const path = pages.guest(hotel.slug);
  const stay = stayKey(booking, companionId);
  const t = useTranslations('Push');
  const locale = useLocale();
  const refresh = useEffectEvent(view.refresh);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible')
        void closeAlerts((address) => address === path || address === stayAddress(path, stay)).catch(ignore);
    };
    void registerWorker().then(look);
    const stop = onPush({ path, stay, look: () => refresh() });
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
    };
  }, [path, stay]);

  useEffect(() => {
    const { lang, dir } = document.documentElement;
    const messages = view.entries.flatMap((entry) => messageOf(entry, locale, hotel.time_zone));
    // A full disk only affects the offline page.
    saveOfflinePage({ path, stay }, guestScope(hotel.slug, booking, companionId), {
      lang,
      dir,
      title: hotel.name,
      notice: t('offlineNotice'),
      again: t('offlineAgain'),
      messages,
    }).catch(ignore);
  }, [path, stay, hotel, booking, companionId, locale, t, view.entries]);
}

function ignore() {}

function messageOf(entry: Entry, locale: string, timeZone: string): OfflineMessage[] {
  if (entry.state !== 'sent') return [];
  const { staff_name: staff, guest_name: guest, timestamp } = entry.message;
  const text = ownText(entry.message);
  if (text === '') return [];
  return [{ author: staff ?? guest ?? '', time: fullTime(timestamp, locale, timeZone), text }];
}

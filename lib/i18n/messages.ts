import arChat from '@/messages/ar/chat.json';
import arGuest from '@/messages/ar/guest.json';
import arPush from '@/messages/ar/push.json';
import deChat from '@/messages/de/chat.json';
import deFront from '@/messages/de/front.json';
import deGuest from '@/messages/de/guest.json';
import deIntegrations from '@/messages/de/integrations.json';
import dePeople from '@/messages/de/people.json';
import dePush from '@/messages/de/push.json';
import deRooms from '@/messages/de/rooms.json';
import deSettings from '@/messages/de/settings.json';
import deStaff from '@/messages/de/staff.json';
import deStays from '@/messages/de/stays.json';
import enChat from '@/messages/en/chat.json';
import enFront from '@/messages/en/front.json';
import enGuest from '@/messages/en/guest.json';
import enIntegrations from '@/messages/en/integrations.json';
import enPeople from '@/messages/en/people.json';
import enPush from '@/messages/en/push.json';
import enRooms from '@/messages/en/rooms.json';
import enSettings from '@/messages/en/settings.json';
import enStaff from '@/messages/en/staff.json';
import enStays from '@/messages/en/stays.json';
import type { Locale } from './locale';

const english = {
  ...enChat,
  ...enGuest,
  ...enPush,
  ...enStaff,
  ...enStays,
  ...enPeople,
  ...enIntegrations,
  ...enRooms,
  ...enSettings,
  ...enFront,
};
export type Messages = typeof english;
export type Namespace = keyof Messages;

const CATALOGUES: Record<Locale, Messages> = {
  en: english,
  de: {
    ...deChat,
    ...deGuest,
    ...dePush,
    ...deStaff,
    ...deStays,
    ...dePeople,
    ...deIntegrations,
    ...deRooms,
    ...deSettings,
    ...deFront,
  },
  // The staff pages are not translated to Arabic yet, so their texts stay English.
  ar: { ...english, ...arChat, ...arGuest, ...arPush },
};

export function loadMessages(locale: Locale): Messages {
  return CATALOGUES[locale];
}

/** Returns only the namespaces that a client component uses. */
export function pickMessages<Name extends Namespace>(
  locale: Locale,
  names: readonly Name[],
): Pick<Messages, Name> {
  const all = loadMessages(locale);
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Pick<Messages, Name>;
}

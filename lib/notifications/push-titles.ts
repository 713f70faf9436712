import type { PushData } from '@/lib/contract/devices';
import { type GuestLocale, guestLocaleOf } from '@/lib/contract/hotel';

type Words = {
  titles: Record<PushData['type'], (about: string) => string>;
  room: (number: string) => string;
  /** Replaces the name of an author who has none to show. */
  theHotel: string;
  /**
   * Others may read a locked screen, so the text of a message is shown only where the owner of the device allows it.
   */
  neutral: string;
  /** The text of a test push. */
  testText: string;
};

const WORDS: Record<GuestLocale, Words> = {
  en: {
    titles: {
      guest_message: (room) => `New message, ${room}`,
      staff_message: (name) => `Reply from ${name}`,
      guest_waiting: (room) => `Still no answer, ${room}`,
      assigned: (room) => `Assigned to you, ${room}`,
      nobody_on_duty: (room) => `Nobody on duty: new message, ${room}`,
      test: (hotel) => `This device rings for ${hotel}`,
    },
    room: (number) => `room ${number}`,
    theHotel: 'the hotel',
    neutral: 'Open HotelMate to read it.',
    testText: 'A test. There is nothing to do.',
  },
  de: {
    titles: {
      guest_message: (room) => `Neue Nachricht, ${room}`,
      staff_message: (name) => `Antwort von ${name}`,
      guest_waiting: (room) => `Noch keine Antwort, ${room}`,
      assigned: (room) => `Ihnen zugeteilt, ${room}`,
      nobody_on_duty: (room) => `Niemand im Dienst: neue Nachricht, ${room}`,
      test: (hotel) => `Dieses Gerät läutet für ${hotel}`,
    },
    room: (number) => `Zimmer ${number}`,
    theHotel: 'Ihrem Hotel',
    neutral: 'Zum Lesen HotelMate öffnen.',
    testText: 'Ein Versuch. Es gibt nichts zu tun.',
  },
  ar: {
    titles: {
      guest_message: (room) => `رسالة جديدة، ${room}`,
      staff_message: (name) => `رد من ${name}`,
      guest_waiting: (room) => `ما زال دون رد، ${room}`,
      assigned: (room) => `أُسندت إليك، ${room}`,
      nobody_on_duty: (room) => `لا أحد في الخدمة: رسالة جديدة، ${room}`,
      test: (hotel) => `هذا الجهاز يرن من أجل ${hotel}`,
    },
    room: (number) => `غرفة ${number}`,
    theHotel: 'الفندق',
    neutral: 'افتح HotelMate لقراءتها.',
    testText: 'هذه تجربة. لا يلزمك شيء.',
  },
};

export function pushWordsOf(locale: string): Words {
  return WORDS[guestLocaleOf(locale)];
}

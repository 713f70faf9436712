import { type GuestLocale, guestLocaleOf } from '@/lib/contract/hotel';
import { preview } from '@/lib/contract/preview';

type GuestMail = { hotel: string; firstName: string; texts: readonly string[]; link: string };
type Words = {
  subject: (hotel: string) => string;
  hello: (name: string) => string;
  answered: (hotel: string) => string;
  invited: (hotel: string) => string;
  invitation: string;
  open: string;
  private: string;
};

const WORDS: Record<GuestLocale, Words> = {
  en: {
    subject: (hotel) => `${hotel} has answered you`,
    hello: (name) => `Hello ${name},`,
    answered: (hotel) => `${hotel} has written to you:`,
    invited: (hotel) => `Your chat with ${hotel}`,
    invitation: 'Write to us about your stay whenever you like. There is nothing to install.',
    open: 'Read and answer here:',
    private: 'The link is yours alone. Please do not pass it on.',
  },
  de: {
    subject: (hotel) => `${hotel} hat Ihnen geantwortet`,
    hello: (name) => `Guten Tag ${name},`,
    answered: (hotel) => `${hotel} hat Ihnen geschrieben:`,
    invited: (hotel) => `Ihr Chat mit ${hotel}`,
    invitation: 'Schreiben Sie uns jederzeit zu Ihrem Aufenthalt. Sie müssen nichts installieren.',
    open: 'Hier lesen und antworten:',
    private: 'Der Link ist nur für Sie. Bitte geben Sie ihn nicht weiter.',
  },
  ar: {
    subject: (hotel) => `لديك رد من ${hotel}`,
    hello: (name) => `مرحبًا ${name}،`,
    answered: (hotel) => `كتب إليك ${hotel}:`,
    invited: (hotel) => `محادثتك مع ${hotel}`,
    invitation: 'راسلنا متى شئت بشأن إقامتك، دون تثبيت أي شيء.',
    open: 'للقراءة والرد:',
    private: 'هذا الرابط لك وحدك، فلا تشاركه مع أحد.',
  },
};

/** In the guest's language. The hotel's name is shortened, and never broken over two lines of a header. */
export function guestMailOf(locale: string, { hotel, firstName, texts, link }: GuestMail) {
  const words = WORDS[guestLocaleOf(locale)];
  const name = preview(hotel);
  const quoted = texts.map((text) => text.replaceAll(/^/gm, '> '));
  const parts = [words.hello(preview(firstName)), words.answered(name), ...quoted, `${words.open}\n${link}`];
  return { subject: words.subject(name), text: `${[...parts, words.private].join('\n\n')}\n` };
}

/** Invites the guest to the chat before it has any message. */
export function linkMailOf(locale: string, { hotel, firstName, link }: Omit<GuestMail, 'texts'>) {
  const words = WORDS[guestLocaleOf(locale)];
  const opening = `${words.open}\n${link}`;
  const parts = [words.hello(preview(firstName)), words.invitation, opening, words.private, preview(hotel)];
  return { subject: words.invited(preview(hotel)), text: `${parts.join('\n\n')}\n` };
}

type WaitingMail = { guest: string; room: string | null; since: string; link: string };
type WaitingWords = {
  who: (guest: string, room: string) => string;
  subject: (who: string) => string;
  text: (who: string, since: string) => string;
};
const WAITING: Record<GuestLocale, WaitingWords> = {
  en: {
    who: (guest, room) => `${guest}, room ${room}`,
    subject: (who) => `Nobody has answered: ${who}`,
    text: (who, since) => `${who} has been waiting for an answer since ${since}.`,
  },
  de: {
    who: (guest, room) => `${guest}, Zimmer ${room}`,
    subject: (who) => `Niemand hat geantwortet: ${who}`,
    text: (who, since) => `${who} wartet seit ${since} auf eine Antwort.`,
  },
  ar: {
    who: (guest, room) => `${guest}، غرفة ${room}`,
    subject: (who) => `لم يرد أحد: ${who}`,
    text: (who, since) => `ينتظر ${who} ردًا منذ ${since}.`,
  },
};

/**
 * In the hotel's language. It names the guest and the start of the wait, but not the message: a mailbox has more
 * readers than the staff on duty.
 */
export function waitingMailOf(locale: string, { guest, room, since, link }: WaitingMail) {
  const words = WAITING[guestLocaleOf(locale)];
  const who = preview(room === null ? guest : words.who(guest, room));
  return { subject: words.subject(who), text: `${words.text(who, since)}\n\n${link}\n` };
}

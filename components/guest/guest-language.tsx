'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type AbstractIntlMessages, IntlProvider, type Locale } from 'use-intl';

type LanguageName = { readonly code: Locale; readonly name: string; readonly dir: 'ltr' | 'rtl' };

type Spoken = { readonly code: Locale; readonly messages: AbstractIntlMessages };
type Languages = {
  readonly code: Locale;
  readonly all: readonly LanguageName[];
  /** The guest's own choice. It is remembered. */
  readonly choose: (code: string) => void;
  /** The language of the booking. An earlier choice of the guest takes precedence. */
  readonly suggest: (code: string) => void;
  /** Sets the languages that the hotel offers from now on. */
  readonly offer: (codes: readonly string[]) => void;
};

type Props = Readonly<{
  code: Locale;
  /** All languages. The hotel offers some of them. */
  names: readonly LanguageName[];
  offered: readonly string[];
  messages: AbstractIntlMessages;
  now: Date;
  isChosen: boolean;
  children: ReactNode;
}>;

/** The other languages are loaded on demand. */
const CATALOGUES: Record<Locale, () => Promise<{ default: AbstractIntlMessages }[]>> = {
  en: () => Promise.all([import('@/messages/en/chat.json'), import('@/messages/en/guest.json')]),
  de: () => Promise.all([import('@/messages/de/chat.json'), import('@/messages/de/guest.json')]),
  ar: () => Promise.all([import('@/messages/ar/chat.json'), import('@/messages/ar/guest.json')]),
};
const YEAR_SECONDS = 31_536_000;

const LanguagesContext = createContext<Languages | null>(null);

export function GuestLanguage({
  code,
  names,
  offered: firstOffered,
  messages,
  now,
  isChosen,
  children,
}: Props) {
  const [spoken, setSpoken] = useState<Spoken>({ code, messages });
  const [offered, offer] = useState(firstOffered);
  // A language that is no longer offered stays available to a guest who is using it.
  const all = useMemo(
    () => names.filter((each) => offered.includes(each.code) || each.code === spoken.code),
    [names, offered, spoken.code],
  );
  const dir = all.find((each) => each.code === spoken.code)?.dir ?? 'ltr';

  useEffect(() => {
    // The html element was rendered before the booking was known.
    document.documentElement.lang = spoken.code;
    document.documentElement.dir = dir;
  }, [spoken.code, dir]);

  const speak = useCallback(
    async (wanted: string) => {
      const language = all.find((each) => each.code === wanted);
      if (!language) return;
      const files = await CATALOGUES[language.code]();
      setSpoken({ code: language.code, messages: Object.assign({}, ...files.map((file) => file.default)) });
    },
    [all],
  );
  const languages = useMemo<Languages>(
    () => ({
      code: spoken.code,
      all,
      choose: (wanted) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the browsers of some guests have no Cookie Store API.
        document.cookie = `hm_locale=${wanted}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
        speak(wanted).catch(stayAsWeAre);
      },
      suggest: (wanted) => {
        if (!isChosen && wanted !== spoken.code) speak(wanted).catch(stayAsWeAre);
      },
      offer,
    }),
    [spoken.code, all, isChosen, speak],
  );

  return (
    <LanguagesContext value={languages}>
      <IntlProvider locale={spoken.code} messages={spoken.messages} now={now} timeZone="UTC">
        <div lang={spoken.code} dir={dir}>
          {children}
        </div>
      </IntlProvider>
    </LanguagesContext>
  );
}

export function useLanguages(): Languages {
  const languages = use(LanguagesContext);
  if (!languages) throw new Error('useLanguages needs a GuestLanguage around it.');
  return languages;
}

/** Without a network the catalogue is not loaded, and the page keeps its language. */
function stayAsWeAre() {}

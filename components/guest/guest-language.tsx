'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type AbstractIntlMessages, IntlProvider, type Locale } from 'use-intl';

type LanguageName = { readonly code: Locale; readonly name: string; readonly dir: 'ltr' | 'rtl' };

type Spoken = { readonly code: Locale; readonly messages: AbstractIntlMessages };
type Languages = {
  readonly code: Locale;
  readonly all: readonly LanguageName[];
  /** The guest's own choice, remembered. */
  readonly choose: (code: string) => void;
  /** The language of the booking, which a choice made earlier outranks. */
  readonly suggest: (code: string) => void;
  /** The hotel offers these from now on. */
  readonly offer: (codes: readonly string[]) => void;
};

type Props = Readonly<{
  code: Locale;
  /** Every language there is; the hotel offers some of them. */
  names: readonly LanguageName[];
  offered: readonly string[];
  messages: AbstractIntlMessages;
  now: Date;
  isChosen: boolean;
  children: ReactNode;
}>;

/** Every other language is fetched only when somebody wants it. */
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
  // Who reads in a language that is offered no more goes on in it.
  const all = useMemo(
    () => names.filter((each) => offered.includes(each.code) || each.code === spoken.code),
    [names, offered, spoken.code],
  );
  const dir = all.find((each) => each.code === spoken.code)?.dir ?? 'ltr';

  useEffect(() => {
    // The page's own html element was written before the booking was known.
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
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers guests have.
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

/** Without a network the catalogue does not come; the page goes on in the language it has. */
function stayAsWeAre() {}

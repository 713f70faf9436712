import { tokenize } from 'linkifyjs';

/** A stretch of a text; with an address where it is a link. */
export type TextPart = { readonly text: string; readonly href?: string };

/** Whatever steers how letters are shown or hides among them could make an address look like another. */
const DECEPTIVE = /[\p{Cc}\p{Cf}]/u;
const SCHEME = /^(https?:\/\/(?!\/)|mailto:)/i;
/** Without a scheme, "the pool.It is" must not become a link; these are written for one, or end in nothing else. */
const CLEARLY_MEANT = /^www\.|\/|\.(?:com|org|net)$/i;
/** With the country, so that neither a date, a price nor a booking number is taken for one. */
const PHONE = /(?<![\p{L}\p{N}+])\+[1-9](?:[ .()-]{0,2}\d){7,14}(?![\p{L}\p{N}])/gu;

/** The text in parts that together are the text again. Only http, https, mailto and tel ever become a link. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const token of tokenize(text)) {
    const href = token.isLink ? hrefOf(token.v, text.charAt(token.startIndex() - 1)) : null;
    if (!href) continue;
    parts.push(...phonesIn(text.slice(end, token.startIndex())), { text: token.v, href });
    end = token.endIndex();
  }
  return [...parts, ...phonesIn(text.slice(end))];
}

function hrefOf(written: string, before: string): string | null {
  if (DECEPTIVE.test(written)) return null;
  const hasScheme = SCHEME.test(written);
  // The rest of something that is no link of ours: //host, javascript://host, \\host.
  if (!hasScheme && /[/\\:]/.test(before)) return null;
  const isMail = !hasScheme && written.includes('@') && !written.includes('/');
  if (!hasScheme && !isMail && !CLEARLY_MEANT.test(written)) return null;
  const address = hasScheme ? written : `${isMail ? 'mailto:' : 'https://'}${written}`;
  return URL.canParse(address) ? safeHrefOf(new URL(address)) : null;
}

function safeHrefOf(url: URL): string | null {
  // A mail that is written already, to several people, is a trap.
  if (url.protocol === 'mailto:') return url.search === '' && !url.pathname.includes(',') ? url.href : null;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  // https://bank.example@evil.example shows a name that is not where it leads.
  const isOpen = url.username === '' && url.password === '' && url.hostname.includes('.');
  return isWeb && isOpen ? url.href : null;
}

function phonesIn(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: phone, index } of text.matchAll(PHONE)) {
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: phone, href: `tel:+${phone.replaceAll(/\D/g, '')}` });
    end = index + phone.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

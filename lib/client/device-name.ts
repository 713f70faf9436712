const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows NT/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;
/** In order: the user agent of each browser also names those after it. */
const BROWSERS = [
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Safari\//],
] as const;

/** "iPhone, Safari": enough for guests to recognize their own phone. Empty when the user agent is unknown. */
export function deviceName(userAgent: string): string {
  const named = [SYSTEMS, BROWSERS].map((list) => list.find(([, mark]) => mark.test(userAgent))?.[0]);
  return named.filter((name) => name !== undefined).join(', ');
}

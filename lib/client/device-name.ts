const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows NT/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;
/** Each claims to be the ones after it. */
const BROWSERS = [
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Safari\//],
] as const;

/** "iPhone, Safari": enough to know one's own phone by. Empty when a browser says nothing we know. */
export function deviceName(userAgent: string): string {
  const named = [SYSTEMS, BROWSERS].map((list) => list.find(([, mark]) => mark.test(userAgent))?.[0]);
  return named.filter((name) => name !== undefined).join(', ');
}

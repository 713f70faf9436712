/** `randomUUID` exists only on secure origins. A phone that opens the demo over Wi-Fi uses plain HTTP. */
export function newClientId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes: Uint8Array = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

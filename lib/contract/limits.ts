/** Numbers both sides of the wire need. */
export const LIMITS = {
  messageChars: 4000,
  clientMessageIdChars: 100,
  previewChars: 100,
  pageSize: 50,
  pageSizeMax: 200,
  jsonBodyBytes: 16 * 1024,
  jsonDepth: 10,
  searchChars: 100,
  realtimePayloadBytes: 8 * 1024,
  typingMs: 4000,
} as const;

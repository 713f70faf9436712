/** Numbers both sides of the wire need. */
export const LIMITS = {
  messageChars: 4000,
  clientMessageIdChars: 100,
  previewChars: 100,
  pageSize: 50,
  pageSizeMax: 200,
  /** Characters of a body, however each of them is escaped. */
  bodyChars: 16 * 1024,
  /** Two hundred stays, with room to spare. */
  staysBodyBytes: 256 * 1024,
  jsonDepth: 10,
  searchChars: 100,
  realtimePayloadBytes: 8 * 1024,
  typingMs: 4000,
  filesPerMessage: 5,
  /** That one guest link keeps signed in; one more ends the one unused for longest. */
  devicesPerLink: 20,
  fileNameChars: 255,
  /** Through the app itself: the platform cuts a request's body at 4.5 MB. */
  appUploadBytes: 4 * 1024 * 1024,
  directUploadBytes: 50 * 1024 * 1024,
} as const;

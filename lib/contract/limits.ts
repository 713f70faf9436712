/** Limits that the server and the browser share. */
export const LIMITS = {
  messageChars: 4000,
  clientMessageIdChars: 100,
  previewChars: 100,
  pageSize: 50,
  pageSizeMax: 200,
  /** Characters of a body, however each of them is escaped. */
  bodyChars: 16 * 1024,
  /** Enough for two hundred stays, with a margin. */
  staysBodyBytes: 256 * 1024,
  jsonDepth: 10,
  searchChars: 100,
  realtimePayloadBytes: 8 * 1024,
  typingMs: 4000,
  filesPerMessage: 5,
  /** Devices that one guest link keeps signed in; a further one signs out the one unused for longest. */
  devicesPerLink: 20,
  fileNameChars: 255,
  /** Through the app itself: the platform limits a request's body to 4.5 MB. */
  appUploadBytes: 4 * 1024 * 1024,
  directUploadBytes: 50 * 1024 * 1024,
} as const;

import { STAY_PARAM } from './page-owner';

/** The addresses of the API and the pages, each defined once. */
const guestChat = (hotelSlug: string) => `/api/public/chat/${hotelSlug}/guest/chat`;
export const guestApi = {
  session: (slug: string) => `${guestChat(slug)}/session`,
  sessions: (slug: string) => `${guestChat(slug)}/sessions`,
  context: (slug: string) => `${guestChat(slug)}/context`,
  messages: (slug: string) => `${guestChat(slug)}/messages`,
  around: (slug: string) => `${guestChat(slug)}/messages/around`,
  replies: (slug: string, messageId: number) => `${guestChat(slug)}/messages/${messageId}/replies`,
  events: (slug: string) => `${guestChat(slug)}/events`,
  markRead: (slug: string) => `${guestChat(slug)}/mark-read`,
  markDelivered: (slug: string) => `${guestChat(slug)}/mark-delivered`,
  typing: (slug: string) => `${guestChat(slug)}/typing`,
  presence: (slug: string) => `${guestChat(slug)}/presence`,
  pusherAuth: (slug: string) => `${guestChat(slug)}/pusher/auth`,
  devices: (slug: string) => `${guestChat(slug)}/devices`,
  message: (slug: string, messageId: number) => `${guestChat(slug)}/messages/${messageId}`,
  attachments: (slug: string) => `${guestChat(slug)}/attachments`,
  signUpload: (slug: string) => `${guestChat(slug)}/attachments/sign`,
  completeUpload: (slug: string) => `${guestChat(slug)}/attachments/complete`,
  enterRoom: (slug: string, room: string) =>
    `/api/public/chat/${slug}/room/${encodeURIComponent(room)}/enter`,
} as const;

/** The address of a file, for the guest of its booking and the staff of its hotel. */
export const attachmentFile = (hotelSlug: string, id: number) => `/api/chat/${hotelSlug}/files/${id}`;

/** The profile picture of a staff member, for the guests and the staff of their hotel. */
export const staffPicture = (hotelSlug: string, hash: string) => `/api/chat/${hotelSlug}/pictures/${hash}`;

const conversations = (hotelSlug: string) => `/api/chat/${hotelSlug}/conversations`;
export const staffApi = {
  conversations: (slug: string) => conversations(slug),
  conversation: (slug: string, id: number) => `${conversations(slug)}/${id}`,
  messages: (slug: string, id: number) => `${conversations(slug)}/${id}/messages`,
  around: (slug: string, id: number) => `${conversations(slug)}/${id}/messages/around`,
  replies: (slug: string, id: number, messageId: number) =>
    `${conversations(slug)}/${id}/messages/${messageId}/replies`,
  deliveries: (slug: string, id: number, messageId: number) =>
    `${conversations(slug)}/${id}/messages/${messageId}/deliveries`,
  send: (slug: string, id: number) => `${conversations(slug)}/${id}/messages/send`,
  events: (slug: string, id: number) => `${conversations(slug)}/${id}/events`,
  markRead: (slug: string, id: number) => `${conversations(slug)}/${id}/mark-read`,
  markUnread: (slug: string, id: number) => `${conversations(slug)}/${id}/mark-unread`,
  markDelivered: (slug: string, id: number) => `${conversations(slug)}/${id}/mark-delivered`,
  markListDelivered: (slug: string) => `${conversations(slug)}/mark-delivered`,
  typing: (slug: string, id: number) => `${conversations(slug)}/${id}/typing`,
  assign: (slug: string, id: number) => `${conversations(slug)}/${id}/assign-staff`,
  assignDepartment: (slug: string, id: number) => `${conversations(slug)}/${id}/assign-department`,
  leave: (slug: string, id: number) => `${conversations(slug)}/${id}/leave`,
  ladder: (slug: string, id: number) => `${conversations(slug)}/${id}/ladder`,
  acknowledge: (slug: string, id: number) => `${conversations(slug)}/${id}/acknowledge`,
  waitingCalls: (slug: string) => `/api/chat/${slug}/waiting-calls`,
  audit: (slug: string, id: number) => `${conversations(slug)}/${id}/audit`,
  auditExport: (slug: string, id: number) => `${conversations(slug)}/${id}/audit/export`,
  presence: (slug: string) => `/api/chat/${slug}/presence`,
  deskSettings: (slug: string) => `/api/staff/hotel/${slug}/me/desk-settings`,
  colleagues: (slug: string) => `/api/chat/${slug}/staff`,
  attachments: (slug: string, id: number) => `${conversations(slug)}/${id}/attachments`,
  signUpload: (slug: string, id: number) => `${conversations(slug)}/${id}/attachments/sign`,
  completeUpload: (slug: string, id: number) => `${conversations(slug)}/${id}/attachments/complete`,
  updateMessage: (messageId: number) => `/api/messages/${messageId}/update`,
  deleteMessage: (messageId: number) => `/api/messages/${messageId}/delete`,
  revisions: (messageId: number) => `/api/messages/${messageId}/revisions`,
  unreadCount: (slug: string) => `${conversations(slug)}/unread-count`,
  fromRoom: (slug: string, room: string) => `${conversations(slug)}/from-room/${encodeURIComponent(room)}`,
  stays: (slug: string) => `/api/staff/hotel/${slug}/stays`,
  stayImport: (slug: string) => `/api/staff/hotel/${slug}/stays/import`,
  stayImports: (slug: string) => `/api/staff/hotel/${slug}/stays/imports`,
  undoImport: (slug: string, id: number) => `/api/staff/hotel/${slug}/stays/imports/${id}/undo`,
  importMemory: (slug: string) => `/api/staff/hotel/${slug}/stays/import/memory`,
  stay: (slug: string, code: string) => `/api/staff/hotel/${slug}/stays/${encodeURIComponent(code)}`,
  companions: (slug: string, code: string) =>
    `/api/staff/hotel/${slug}/stays/${encodeURIComponent(code)}/companions`,
  rooms: (slug: string) => `/api/staff/hotel/${slug}/rooms`,
  room: (slug: string, id: number) => `/api/staff/hotel/${slug}/rooms/${id}`,
  roomAccess: (slug: string) => `/api/staff/hotel/${slug}/room-access`,
  reachability: (slug: string) => `/api/staff/hotel/${slug}/reachability`,
  testRing: (slug: string, staffId: number) => `/api/staff/hotel/${slug}/reachability/${staffId}/test`,
  notificationPreferences: (slug: string) => `/api/staff/hotel/${slug}/me/ring-settings`,
  apiKeys: (slug: string) => `/api/staff/hotel/${slug}/api-keys`,
  webhooks: (slug: string) => `/api/staff/hotel/${slug}/webhooks`,
  calendars: (slug: string) => `/api/staff/hotel/${slug}/calendars`,
  profile: (slug: string) => `/api/staff/hotel/${slug}/me/profile`,
  ownPassword: (slug: string) => `/api/staff/hotel/${slug}/me/password`,
  ownPicture: (slug: string) => `/api/staff/hotel/${slug}/me/picture`,
  pusherAuth: '/api/pusher/auth',
  devices: '/api/staff/devices',
  login: '/api/staff/login',
  people: (slug: string) => `/api/staff/hotel/${slug}/people`,
  hotelSettings: (slug: string) => `/api/staff/hotel/${slug}/settings`,
  lookAtLink: '/api/staff/links/look',
  redeemLink: '/api/staff/links/redeem',
} as const;

export const integrationApi = {
  stays: (slug: string) => `/api/integrations/hotels/${slug}/stays`,
  stay: (slug: string, code: string) => `/api/integrations/hotels/${slug}/stays/${encodeURIComponent(code)}`,
} as const;

export const pushApi = {
  config: '/api/push/config',
  delivery: (id: string) => `/api/push/deliveries/${id}`,
} as const;

export const ownerApi = {
  session: '/api/owner/session',
  hotels: '/api/owner/hotels',
  adminLinks: '/api/owner/admin-links',
} as const;

export const pages = {
  owner: '/owner',
  front: '/',
  guest: (slug: string) => `/chat/${slug}`,
  /** The page of one stay, on a phone that has several stays of this hotel. */
  stay: (slug: string, key: string) => stayAddress(`/chat/${slug}`, key),
  room: (slug: string, room: string) => `/chat/${slug}/room/${encodeURIComponent(room)}`,
  signIn: '/staff/sign-in',
  staffLink: '/staff/invite',
  people: (slug: string) => `/staff/${slug}/people`,
  settings: (slug: string) => `/staff/${slug}/settings`,
  health: (slug: string) => `/staff/${slug}/health`,
  inbox: (slug: string) => `/staff/${slug}`,
  conversation: (slug: string, id: number) => `/staff/${slug}/conversations/${id}`,
  stays: (slug: string) => `/staff/${slug}/stays`,
  rooms: (slug: string) => `/staff/${slug}/rooms`,
  integrations: (slug: string) => `/staff/${slug}/integrations`,
  reachability: (slug: string) => `/staff/${slug}/reachability`,
} as const;

/** The address of one stay's page; `path` is the address of the hotel's guest page. */
export const stayAddress = (path: string, key: string) => `${path}?${STAY_PARAM}=${key}`;

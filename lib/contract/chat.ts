import { z } from 'zod';
import { attachmentIdsSchema, attachmentSchema } from './attachments';
import { companionSchema } from './companions';
import { BOOKING_STATUSES, hotelSchema, hotelSlugSchema } from './hotel';
import { receptionSchema } from './hotel-settings';
import { idSchema, seqSchema } from './ids';
import { LIMITS } from './limits';
import { deliveredPayloadSchema, readPayloadSchema } from './marks';
import { pageLimit, queryNumber } from './page-query';
import { messageTextOf } from './plain-text';
import { DEPARTMENTS, STAFF_ROLES } from './roles';
import { typedNameSchema } from './user-name-schemas';

export const SENDER_TYPES = ['guest', 'staff', 'system'] as const;
export type SenderType = (typeof SENDER_TYPES)[number];
const MESSAGE_STATUSES = ['pending', 'delivered', 'read'] as const;
export const CONVERSATION_STATUSES = ['open', 'closed'] as const;

export { seqSchema };

const timestampSchema = z.iso.datetime();

/** What happened, in a system message; clients show it in the language of the reader. */
export const noticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff_joined'), staff_name: z.string() }),
  z.object({ kind: z.literal('staff_left'), staff_name: z.string() }),
  z.object({ kind: z.literal('staff_assigned'), staff_name: z.string(), by_name: z.string() }),
  z.object({ kind: z.literal('department_asked'), department: z.enum(DEPARTMENTS), by_name: z.string() }),
]);
export type Notice = z.infer<typeof noticeSchema>;

/** @openapi */
export const staffInfoSchema = z.object({
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  profile_image: z.string().nullable(),
});

/** @openapi */
export const replyPreviewSchema = z.object({
  id: idSchema,
  message: z.string(),
  sender_type: z.enum(SENDER_TYPES),
  sender_name: z.string(),
  companion: idSchema.nullable(),
  timestamp: timestampSchema,
  is_deleted: z.boolean(),
  attachment_count: z.number().int(),
});

export const messageSchema = z.object({
  id: idSchema,
  seq: seqSchema,
  conversation_id: idSchema,
  conversation: idSchema,
  room_number: z.string().nullable(),
  booking_id: z.string(),
  sender_type: z.enum(SENDER_TYPES),
  staff: idSchema.nullable(),
  staff_name: z.string().nullable(),
  staff_display_name: z.string().nullable(),
  staff_role_name: z.string().nullable(),
  staff_info: staffInfoSchema.nullable(),
  guest_name: z.string().nullable(),
  /** The companion who wrote the message; null for the guest who booked. */
  companion: idSchema.nullable(),
  message: z.string(),
  notice: noticeSchema.nullable(),
  timestamp: timestampSchema,
  status: z.enum(MESSAGE_STATUSES),
  is_read_by_recipient: z.boolean(),
  read_at: timestampSchema.nullable(),
  read_by_staff: z.boolean(),
  read_by_guest: z.boolean(),
  staff_read_at: timestampSchema.nullable(),
  guest_read_at: timestampSchema.nullable(),
  delivered_at: timestampSchema.nullable(),
  is_edited: z.boolean(),
  edited_at: timestampSchema.nullable(),
  is_deleted: z.boolean(),
  deleted_at: timestampSchema.nullable(),
  reply_to: idSchema.nullable(),
  reply_to_message: replyPreviewSchema.nullable(),
  attachments: z.array(attachmentSchema),
  has_attachments: z.boolean(),
  client_message_id: z.string(),
});
export type MessageDto = z.infer<typeof messageSchema>;
export type ReplyPreviewDto = z.infer<typeof replyPreviewSchema>;

export const handlerSchema = z.object({ id: idSchema, name: z.string(), role: z.enum(STAFF_ROLES) });
export type HandlerDto = z.infer<typeof handlerSchema>;
/** What a guest may know about the staff member who handles the conversation. @openapi */
export const guestHandlerSchema = handlerSchema.omit({ id: true });

/** One numbered entry of a conversation's log. `event_id` is unique and the same on every channel. */
const eventBase = { seq: seqSchema, event_id: z.string(), ts: timestampSchema };
/** @openapi */
export const deletedPayloadSchema = z.object({
  message_id: idSchema,
  hard_delete: z.boolean(),
  deleted_by: z.enum(SENDER_TYPES),
  deleted_at: timestampSchema,
});
/** @openapi */
export const handlerPayloadSchema = z.object({
  current_staff_handler: guestHandlerSchema.extend({ id: idSchema.optional() }).nullable(),
  staff: guestHandlerSchema.extend({ id: idSchema.optional() }),
  /** The staff member who assigned the new handler, when it was another one. Sent to staff only. */
  by: handlerSchema.optional(),
  /** The department to which the conversation was assigned, when it was not assigned to one staff member. */
  department: z.enum(DEPARTMENTS).optional(),
});
export const conversationEventSchema = z.discriminatedUnion('type', [
  z.object({ ...eventBase, type: z.literal('message_created'), payload: messageSchema }),
  z.object({ ...eventBase, type: z.literal('message_updated'), payload: messageSchema }),
  z.object({ ...eventBase, type: z.literal('message_deleted'), payload: deletedPayloadSchema }),
  z.object({ ...eventBase, type: z.literal('messages_read'), payload: readPayloadSchema }),
  z.object({ ...eventBase, type: z.literal('staff_assigned'), payload: handlerPayloadSchema }),
  z.object({ ...eventBase, type: z.literal('staff_joined'), payload: handlerPayloadSchema }),
  z.object({ ...eventBase, type: z.literal('staff_left'), payload: handlerPayloadSchema }),
  z.object({ ...eventBase, type: z.literal('messages_delivered'), payload: deliveredPayloadSchema }),
]);
export type ConversationEventDto = z.infer<typeof conversationEventSchema>;
export type ConversationEventType = ConversationEventDto['type'];
/** The two read positions with which a page starts; later ones arrive as messages_read. @openapi */
export const readStateSchema = z.object({ guest_read_seq: seqSchema, staff_read_seq: seqSchema });
export type ReadState = z.infer<typeof readStateSchema>;

export const messagePageSchema = z.object({
  messages: z.array(messageSchema),
  conversation_id: idSchema.nullable(),
  count: z.number().int(),
  has_more: z.boolean(),
  last_seq: seqSchema,
  read_state: readStateSchema,
});
export type MessagePageDto = z.infer<typeof messagePageSchema>;

export const eventPageSchema = z.object({
  events: z.array(conversationEventSchema),
  last_seq: seqSchema,
  more: z.boolean(),
  /** The channel on which later events arrive. When the name has changed, the client subscribes to the new one. */
  channel_name: z.string(),
});
export type EventPageDto = z.infer<typeof eventPageSchema>;

/** A tag of the data in the guest's context: when it changes, the context must be requested again. */
const contextTagSchema = z.string();

export const guestEventPageSchema = eventPageSchema.extend({ context_tag: contextTagSchema });
export type GuestEventPageDto = z.infer<typeof guestEventPageSchema>;

/** @openapi */
export const pusherConfigSchema = z.object({
  key: z.string(),
  cluster: z.string(),
  host: z.string().optional(),
  port: z.number().int().optional(),
  tls: z.boolean().optional(),
});
export type PusherConfigDto = z.infer<typeof pusherConfigSchema>;

const DISABLED_CODES = ['not_checked_in', 'no_room'] as const;
export type DisabledCode = (typeof DISABLED_CODES)[number];

export const guestContextSchema = z.object({
  conversation_id: idSchema.nullable(),
  booking_id: z.string(),
  room_number: z.string().nullable(),
  assigned_room_id: idSchema.nullable(),
  guest_name: z.string(),
  /** The companion who uses this page; null for the guest who booked. */
  companion_id: idSchema.nullable(),
  guest_locale: z.string(),
  hotel: hotelSchema,
  booking: z.object({
    booking_reference: z.string(),
    status: z.enum(BOOKING_STATUSES),
    check_in: z.string(),
    check_out: z.string(),
  }),
  allowed_actions: z.array(z.literal('chat')),
  /** Why the guest may not write, as a sentence in the guest's language; absent when they may. */
  disabled_reason: z.string().optional(),
  disabled_code: z.enum(DISABLED_CODES).optional(),
  current_staff_handler: guestHandlerSchema.nullable(),
  /** The hours of the reception, and the hotel's texts for the start of a conversation. */
  reception: receptionSchema,
  /** Whether files may be sent. */
  attachments: z.boolean(),
  permissions: z.object({ can_send: z.boolean(), can_read: z.boolean() }),
  last_seq: seqSchema,
  pusher: pusherConfigSchema
    .extend({ channel: z.string(), event: z.literal('realtime_event'), auth_endpoint: z.string() })
    .nullable(),
  channel_name: z.string(),
  /** Changes with every value above that no event of the log announces. */
  context_tag: contextTagSchema,
  events: z.record(z.string(), z.string()),
});
export type GuestContextDto = z.infer<typeof guestContextSchema>;

export const inboxRowSchema = z.object({
  id: idSchema,
  conversation_id: idSchema,
  booking_id: z.string(),
  room_number: z.string().nullable(),
  guest_name: z.string(),
  guest_first_name: z.string(),
  guest_last_name: z.string(),
  guest_locale: z.string(),
  last_message: z.string().nullable(),
  last_message_time: timestampSchema,
  last_message_sender_type: z.enum(SENDER_TYPES).nullable(),
  waiting_since: timestampSchema.nullable(),
  unread_count: z.number().int(),
  has_unread: z.boolean(),
  is_marked_unread: z.boolean(),
  /** With their profile image, when they have one. */
  current_staff_handler: handlerSchema.extend({ profile_image: z.string().optional() }).nullable(),
  /** The department to which the conversation is assigned, until one of its staff takes it over. */
  department: z.enum(DEPARTMENTS).nullable(),
  status: z.enum(CONVERSATION_STATUSES),
  last_seq: seqSchema,
});
export type InboxRowDto = z.infer<typeof inboxRowSchema>;

/** The current channel names of a signed-in staff member: the hotel's inbox, and their own channel. @openapi */
export const staffChannelsSchema = z.object({ inbox: z.string(), personal: z.string() });
export type StaffChannelsDto = z.infer<typeof staffChannelsSchema>;

export const inboxPageSchema = z.object({
  conversations: z.array(inboxRowSchema),
  next_cursor: z.string().nullable(),
  total_unread: z.number().int(),
  channels: staffChannelsSchema,
});
export type InboxPageDto = z.infer<typeof inboxPageSchema>;

/** @openapi */
export const participantSchema = z.object({
  staff: handlerSchema,
  joined_at: timestampSchema,
  left_at: timestampSchema.nullable(),
  /** The log entry that last made them the handler. */
  handled_seq: seqSchema,
});

export const conversationSchema = inboxRowSchema.extend({
  channel_name: z.string(),
  read_state: readStateSchema,
  /** How far the requesting staff member has read; null if they have never opened the conversation. */
  my_read_seq: seqSchema.nullable(),
  participants: z.array(participantSchema),
  guest: z.object({
    first_name: z.string(),
    last_name: z.string(),
    email: z.string().nullable(),
    locale: z.string(),
  }),
  stay: z.object({
    booking_id: z.string(),
    status: z.enum(BOOKING_STATUSES),
    room_number: z.string().nullable(),
    check_in: z.string(),
    check_out: z.string(),
    checked_in_at: timestampSchema.nullable(),
    /** Notes of the front desk, shown to staff only. */
    notes: z.string(),
    /** The time at which the guest's identity and the messages were erased. */
    erased_at: timestampSchema.nullable(),
    /** The companions, who write under their own names. */
    companions: z.array(companionSchema),
  }),
});
export type ConversationDto = z.infer<typeof conversationSchema>;

const trimmedSchema = z.string().transform(messageTextOf);
export const messageTextSchema = trimmedSchema.pipe(z.string().min(1).max(LIMITS.messageChars));
/** @openapi */
export const captionSchema = trimmedSchema.pipe(z.string().max(LIMITS.messageChars));

export const sendMessageSchema = z
  .strictObject({
    message: captionSchema,
    reply_to: idSchema.nullish(),
    client_message_id: z.string().min(1).max(LIMITS.clientMessageIdChars).optional(),
    attachment_ids: attachmentIdsSchema.optional(),
  })
  .refine(({ message, attachment_ids = [] }) => message !== '' || attachment_ids.length > 0, {
    path: ['message'],
    error: 'A message without files has words.',
  });
export type SendMessageInput = z.infer<typeof sendMessageSchema>;
/**
 * The composer as a plain HTML form: the same message without scripts. Browsers send each line break as two characters.
 */
export const guestFormSchema = z.strictObject({
  message: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(messageTextSchema),
  client_message_id: z.string().min(1).max(LIMITS.clientMessageIdChars).optional(),
});
export const staffSendSchema = sendMessageSchema.safeExtend({ last_seen_seq: seqSchema.optional() });

export const guestSendReplySchema = z.object({
  message_id: idSchema,
  sent_at: timestampSchema,
  conversation_id: idSchema,
  seq: seqSchema,
  client_message_id: z.string(),
  message: messageSchema,
});
export const staffSendReplySchema = z.object({
  conversation_id: idSchema,
  message: messageSchema,
  staff_info: z.object({ name: z.string(), role: z.enum(STAFF_ROLES), profile_image: z.string().nullable() }),
});

export const unreadCountSchema = z.object({
  total_unread: z.number().int(),
  conversations: z.array(
    z.object({
      conversation_id: idSchema,
      room_number: z.string().nullable(),
      unread_count: z.number().int(),
    }),
  ),
  unread_counts: z.record(z.string(), z.number().int()),
});

export const messagePageQuerySchema = z
  .strictObject({
    limit: pageLimit.optional(),
    before: queryNumber.optional(),
    before_id: queryNumber.optional(),
    after: queryNumber.optional(),
  })
  .refine(
    (query) =>
      [query.before, query.before_id, query.after].filter((cursor) => cursor !== undefined).length <= 1,
    {
      error: 'Give one of before, before_id and after.',
    },
  );
export const eventPageQuerySchema = z.strictObject({
  after: queryNumber,
  limit: pageLimit.optional(),
});

export const INBOX_ORDERS = ['urgent', 'recent'] as const;
export const inboxQuerySchema = z.strictObject({
  status: z.enum(CONVERSATION_STATUSES).optional(),
  assigned: z.enum(['me', 'none', 'any']).optional(),
  waiting: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional(),
  q: z.string().trim().max(LIMITS.searchChars).optional(),
  order: z.enum(INBOX_ORDERS).optional(),
  cursor: z.string().max(200).optional(),
  limit: pageLimit.optional(),
});
export type InboxQuery = z.infer<typeof inboxQuerySchema>;

export const openSessionSchema = z.strictObject({ token: z.string().min(1).max(200) });
export const openSessionReplySchema = z.object({
  context: guestContextSchema,
  messages: z.array(messageSchema),
  has_more: z.boolean(),
  last_seq: seqSchema,
  read_state: readStateSchema,
});
export type OpenSessionReplyDto = z.infer<typeof openSessionReplySchema>;

export const loginSchema = z.strictObject({
  username: typedNameSchema,
  password: z.string().min(1).max(128),
});
/**
 * From the sign-in page, which may know the hotel: its staff may then leave out the part of their name after the chosen
 * one.
 */
export const pageLoginSchema = loginSchema
  .extend({ hotel_slug: hotelSlugSchema.nullable().default(null).catch(null) })
  .strip();
export const loginReplySchema = z.object({
  staff_id: idSchema,
  username: z.string(),
  token: z.string(),
  hotel_slug: z.string(),
  hotel: z.object({ id: idSchema, name: z.string(), slug: z.string() }),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  access_level: z.string(),
  is_staff: z.literal(true),
  /** Fields that the earlier client stores as well. */
  hotel_id: idSchema,
  hotel_name: z.string(),
  /** An administrator of all hotels; no staff member is one. */
  is_superuser: z.literal(false),
  allowed_navs: z.array(z.string()),
  navigation_items: z.array(z.object({ slug: z.string(), name: z.string(), path: z.string() })),
  profile_image_url: z.url().nullable(),
});

export const meSchema = z.object({
  id: idSchema,
  username: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  is_on_duty: z.boolean(),
  profile_image: z.string().nullable(),
  /** The chosen language of the staff pages and alerts; null for the browser's language. */
  locale: z.string().nullable(),
  attachments: z.boolean(),
  hotel: hotelSchema,
  channels: staffChannelsSchema,
});
export type MeDto = z.infer<typeof meSchema>;

export const channelAuthSchema = z.strictObject({
  socket_id: z
    .string()
    .max(50)
    .regex(/^\d+\.\d+$/),
  channel_name: z
    .string()
    .max(164)
    // Accepts the # of Pusher's own user channels, so that a request for one is refused for lack of permission.
    .regex(/^#?[A-Za-z0-9_\-=@,.;]+$/),
});
export const channelAuthReplySchema = z.object({ auth: z.string() });

export const fromRoomReplySchema = z.object({
  conversation_id: idSchema,
  messages: z.array(messageSchema),
  conversation_created: z.boolean(),
  /** Only when several stays share the room: all of them, first the stay of this conversation. */
  stays: z
    .array(z.object({ booking_id: z.string(), guest_name: z.string(), conversation_id: idSchema.nullable() }))
    .optional(),
});

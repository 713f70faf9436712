import type { ConversationEventDto, MessageDto } from './chat';

/** Removes the ids of staff from an event for guests, who see staff by name and role only. */
export function withoutStaffIds(event: ConversationEventDto): ConversationEventDto {
  switch (event.type) {
    case 'message_created':
    case 'message_updated':
      return event.payload.staff === null ? event : { ...event, payload: toGuestMessage(event.payload) };
    case 'staff_assigned':
    case 'staff_joined':
    case 'staff_left': {
      const { current_staff_handler: handler, staff } = event.payload;
      return {
        ...event,
        payload: {
          current_staff_handler: handler && { name: handler.name, role: handler.role },
          staff: { name: staff.name, role: staff.role },
        },
      };
    }
    default:
      return event;
  }
}

export function toGuestMessage(message: MessageDto): MessageDto {
  return message.staff === null ? message : { ...message, staff: null };
}

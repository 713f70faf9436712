import type { ConversationEventDto } from './chat';

/** Who looks after a guest is told to them by name and role; what the desk numbers its people is not. */
export function withoutStaffIds(event: ConversationEventDto): ConversationEventDto {
  if (event.type !== 'staff_assigned' && event.type !== 'staff_joined' && event.type !== 'staff_left')
    return event;
  const { current_staff_handler: handler, staff } = event.payload;
  return {
    ...event,
    payload: {
      current_staff_handler: handler && { name: handler.name, role: handler.role },
      staff: { name: staff.name, role: staff.role },
    },
  };
}

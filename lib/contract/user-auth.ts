import { z } from 'zod';
import { channelAuthSchema } from './chat';

/** Signs a socket in as a user, so that it can be disconnected when that user's access ends. */
export const userAuthSchema = channelAuthSchema.pick({ socket_id: true });
export const userAuthReplySchema = z.object({ auth: z.string(), user_data: z.string() });
export type UserAuthReplyDto = z.infer<typeof userAuthReplySchema>;

/**
 * The user as which a socket is signed in: each one whose access can end separately. That is a device of a guest, a
 * link for clients that send it with each request, or a staff member on all their devices.
 */
export const userOfDevice = (sessionId: number) => `guest-device-${sessionId}`;
export const userOfLink = (tokenId: number) => `guest-link-${tokenId}`;
export const userOfStaff = (staffId: number) => `staff-${staffId}`;

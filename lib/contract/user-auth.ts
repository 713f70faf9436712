import { z } from 'zod';
import { channelAuthSchema } from './chat';

/** A socket says who it belongs to, so that it can be cut when their right ends. */
export const userAuthSchema = channelAuthSchema.pick({ socket_id: true });
export const userAuthReplySchema = z.object({ auth: z.string(), user_data: z.string() });
export type UserAuthReplyDto = z.infer<typeof userAuthReplySchema>;

/**
 * Who a socket is signed in as: whatever can lose its right by itself. One device of a guest, a link for clients
 * that send it each time, a staff member wherever they sit.
 */
export const userOfDevice = (sessionId: number) => `guest-device-${sessionId}`;
export const userOfLink = (tokenId: number) => `guest-link-${tokenId}`;
export const userOfStaff = (staffId: number) => `staff-${staffId}`;

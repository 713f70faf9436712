import { z } from 'zod';
import { parseJson } from './json';
import { CODE, errorFrame, frame, MAX_USER_ID_CHARS } from './protocol';
import { type ChannelsApp, findAuthFault } from './signature';
import type { ClientSocket } from './socket';

const signInSchema = z.object({ auth: z.string(), user_data: z.string() });
const userSchema = z.object({
  id: z.string().min(1).max(MAX_USER_ID_CHARS),
  user_info: z.unknown().optional(),
});

/** A forged sign-in ends the connection; a socket never changes its user. */
export function signIn(app: ChannelsApp, socket: ClientSocket, data: unknown): string[] {
  const { data: request } = signInSchema.safeParse(data);
  const user = request && userSchema.safeParse(parseJson(request.user_data)).data;
  const isSigned =
    request && findAuthFault(app, `${socket.id}::user::${request.user_data}`, request.auth) === null;
  if (!request || !user || !isSigned) {
    socket.send(errorFrame(CODE.unauthorized, 'Invalid sign-in'));
    socket.end(CODE.unauthorized, 'Invalid sign-in');
    return [];
  }
  if (socket.user && socket.user.userId !== user.id) {
    return [errorFrame(CODE.unauthorized, 'Already signed in as another user')];
  }
  socket.user = { userId: user.id, info: user.user_info };
  return [frame('pusher:signin_success', JSON.stringify({ user_data: request.user_data }))];
}

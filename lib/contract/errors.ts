import { z } from 'zod';

/** Every failure the API can speak, and the status it is spoken with. Clients branch on the code. */
export const ERROR_STATUS = {
  malformed_json: 400,
  invalid_input: 400,
  cursor_ahead: 400,
  unauthenticated: 401,
  bad_credentials: 401,
  other_person: 401,
  forbidden: 403,
  bad_origin: 403,
  not_in_house: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  client_id_reused: 409,
  answered_first: 409,
  no_room_assigned: 409,
  room_exists: 409,
  room_in_use: 409,
  room_out_of_order: 409,
  room_closed: 409,
  stay_not_over: 409,
  stay_ended: 410,
  too_large: 413,
  unsupported_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
export const ERROR_CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

/** What a stranger is told when nothing more precise may be said. */
export const ERROR_TITLES: Record<ErrorCode, string> = {
  malformed_json: 'The request body is not valid JSON.',
  invalid_input: 'The request was not understood.',
  cursor_ahead: 'That position is beyond the end of the conversation.',
  unauthenticated: 'Please open your link or sign in again.',
  other_person: 'This page belongs to another person than the one who uses this browser now.',
  bad_credentials: 'The user name or password is wrong.',
  forbidden: 'You may not do this.',
  bad_origin: 'This request did not come from our own pages.',
  not_in_house: 'Writing is possible during your stay.',
  not_found: 'There is nothing here.',
  method_not_allowed: 'This address does not take that method.',
  request_timeout: 'The request took too long to arrive.',
  conflict: 'Somebody else was faster.',
  client_id_reused: 'This client_message_id was already used for another text.',
  answered_first: 'A colleague has just answered.',
  no_room_assigned: 'No room has been assigned yet.',
  room_exists: 'The hotel has that room already.',
  room_in_use: 'A guest is in that room, or is to come into it.',
  room_out_of_order: 'That room is out of order.',
  room_closed: 'That room is closed.',
  stay_not_over: 'This stay is not over yet.',
  stay_ended: 'This stay has ended.',
  too_large: 'That is too large.',
  unsupported_type: 'This kind of content is not accepted.',
  rate_limited: 'That was a bit fast. Please wait a moment.',
  internal: 'Something went wrong on our side.',
  unavailable: 'The service is briefly unavailable.',
};

/** RFC 9457, with `error` repeating `detail` for the earlier clients. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  error: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

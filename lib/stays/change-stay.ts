import { isToCome } from '@/lib/contract/booking-status';
import type { CheckedInDto, StayDto, StayStep, StayStepInput } from '@/lib/contract/stays';
import type { StayRunner } from '@/lib/hotel/principals';
import type { Tx } from '@/lib/platform/db';
import { applyStep, runStays, type Step, transact, wrongStep } from './apply-step';
import { requireStayPermission } from './policy';
import { readStay } from './read-stays';
import { createPin } from './room-pin';
import { isRoomClosed } from './rooms/rooms-store';
import { assignRoom, requireFree } from './rooms/take-room';

/** Checks a guest into a room. A repeated check-in into the same room changes nothing and returns no PIN. */
export async function checkIn(
  staff: StayRunner,
  code: string,
  room: string,
  requestId: string | null = null,
): Promise<CheckedInDto> {
  requireStayPermission(staff);
  const room_pin = await transact(staff, (tx) => letIn(tx, { staff, code, requestId }, room));
  return { ...(await readStay(staff, code)), room_pin };
}

type Command = { staff: StayRunner; code: string; requestId: string | null };

/** Applies the check-in step and returns the PIN that it creates. */
export async function letIn(
  tx: Tx,
  { staff, code, requestId }: Command,
  room: string,
): Promise<string | null> {
  const hasCome = await applyStep(tx, staff, code, checkInStep(staff, code, room), requestId);
  return hasCome ? createPin(tx, { staff, code, requestId }) : null;
}

/** Moves the stay to another room. Its conversation, history, link, PIN and channel stay the same. */
export const moveRoom = (staff: StayRunner, code: string, room: string, requestId: string | null = null) =>
  change(staff, code, moveStep(staff, code, room), requestId);

/** Ends a stay, or undoes its last step. Ending a stay again in the same way changes nothing. */
export const takeStayStep = (
  staff: StayRunner,
  code: string,
  step: StayStepInput,
  requestId: string | null = null,
) => change(staff, code, endingStep(staff, code, step), requestId);

function change(staff: StayRunner, code: string, step: Step, requestId: string | null): Promise<StayDto> {
  return runStays(staff, async (tx) => {
    await applyStep(tx, staff, code, step, requestId);
    return code;
  });
}

function checkInStep(staff: StayRunner, code: string, room: string): Step {
  return {
    name: 'stay.check_in',
    of: async (tx, stay) => {
      const roomId = await assignRoom(tx, room, { hotelId: staff.hotel.id, code });
      if (stay.status === 'in_house' && stay.roomId !== roomId) throw wrongStep(stay.status);
      return { status: 'in_house', roomId };
    },
  };
}

function moveStep(staff: StayRunner, code: string, room: string): Step {
  return {
    name: 'stay.move',
    of: async (tx, stay) => {
      if (stay.status !== 'in_house') throw wrongStep(stay.status);
      return { status: 'in_house', roomId: await assignRoom(tx, room, { hotelId: staff.hotel.id, code }) };
    },
  };
}

const LEADS_TO: Record<Exclude<StayStep, 'undo'>, StayDto['status']> = {
  check_out: 'checked_out',
  cancel: 'cancelled',
  no_show: 'no_show',
};
const TAKES_BACK: Partial<Record<StayDto['status'], StayDto['status']>> = {
  in_house: 'confirmed',
  checked_out: 'in_house',
  cancelled: 'confirmed',
  no_show: 'confirmed',
};

function endingStep(staff: StayRunner, code: string, { step, from: seen }: StayStepInput): Step {
  return {
    name: `stay.${step}`,
    of: async (tx, { status: from, roomId }) => {
      const status = step === 'undo' ? TAKES_BACK[from] : LEADS_TO[step];
      if (seen !== undefined && seen !== from && status !== from) throw wrongStep(from);
      if (!status) throw wrongStep(from);
      const hotelId = staff.hotel.id;
      // The room may have been given to another guest since.
      if (status === 'in_house' && roomId !== null) await requireFree(tx, roomId, { hotelId, code });
      const isPlanGone = isToCome(status) && roomId !== null && (await isRoomClosed(tx, hotelId, roomId));
      return { status, roomId: isPlanGone ? null : roomId };
    },
  };
}

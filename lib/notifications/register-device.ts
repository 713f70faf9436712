import type { DeviceInput } from '@/lib/contract/devices';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { type DeviceOwner, deleteDevice, saveDevice } from './device-store';

/** `sessionId` is the sign-in whose end also ends the pushes to the device. */
export async function registerStaffDevice(
  staff: StaffMember,
  sessionId: string,
  device: DeviceInput,
): Promise<void> {
  const owner = { hotelId: staff.hotel.id, staffId: staff.id, staffSessionId: sessionId };
  await transactAs(staff, (tx) => saveDevice(tx, owner, device, []));
}

export async function deleteStaffDevice(staff: StaffMember, device: DeviceInput): Promise<void> {
  const owner = { hotelId: staff.hotel.id, staffId: staff.id, staffSessionId: '' };
  await deleteDevice(owner, device.value);
}

/** `otherSessionIds`: the sessions of the guest's other stays, of which the same request has brought the secrets. */
export async function registerGuestDevice(
  guest: Guest,
  device: DeviceInput,
  otherSessionIds: readonly number[],
): Promise<void> {
  await transactAs(guest, (tx) => saveDevice(tx, ownerOf(guest), device, otherSessionIds));
}

export async function deleteGuestDevice(guest: Guest, device: DeviceInput): Promise<void> {
  await deleteDevice(ownerOf(guest), device.value);
}

function ownerOf({ hotel, bookingId, sessionId }: Guest): DeviceOwner {
  return { hotelId: hotel.id, bookingId, guestSessionId: sessionId };
}

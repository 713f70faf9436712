export const guestDevices = (slug: string) => `/api/public/chat/${slug}/guest/chat/devices`;
export const STAFF_DEVICES = '/api/staff/devices';

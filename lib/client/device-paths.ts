export const guestDevices = (slug: string) => `/api/public/chat/${slug}/guest/chat/devices`;

import type { MeDto } from '@/lib/contract/chat';
import { env } from '@/lib/platform/env';
import { staffChannelsOf } from './channel-names';
import { toHotelDto } from './hotel-dto';
import type { StaffMember } from './principals';

export function toMe(staff: StaffMember): MeDto {
  return {
    id: staff.id,
    username: staff.username,
    name: staff.name,
    role: staff.role,
    department: staff.department,
    is_on_duty: staff.isOnDuty,
    profile_image: staff.profileImage,
    locale: staff.locale,
    attachments: env.takesFiles(),
    hotel: toHotelDto(staff.hotel),
    channels: staffChannelsOf(staff),
  };
}

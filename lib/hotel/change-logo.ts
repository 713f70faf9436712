import { createHash } from 'node:crypto';
import type { HotelSettingsDto } from '@/lib/contract/hotel-settings';
import { hotelLogo } from '@/lib/contract/manifest';
import { drawLogo } from '@/lib/platform/files/draw-square';
import type { GivenFile } from '@/lib/platform/files/examined-file';
import { appendAudit } from './audit-store';
import { requireSettingsPermission } from './change-hotel';
import { findHotelSettings, lockHotelSettings } from './hotel-settings-store';
import { writeLogo } from './logo-store';
import type { StaffMember } from './principals';
import { transactAs } from './transact';

type Command = { staff: StaffMember; requestId?: string | undefined };
const HASH_CHARS = 32;

/** Re-encodes an image as the hotel's logo; null deletes the logo. */
export async function changeLogo(command: Command, file: GivenFile | null): Promise<HotelSettingsDto> {
  const { staff, requestId } = command;
  requireSettingsPermission(staff);
  const { id, slug } = staff.hotel;
  const bytes = file && (await drawLogo(file));
  const hash = bytes && createHash('sha256').update(bytes).digest('hex').slice(0, HASH_CHARS);
  const url = hash && hotelLogo(slug, hash);
  return transactAs(staff, async (tx) => {
    const { logo_url: before } = await lockHotelSettings(tx, id);
    if (before !== url) {
      await writeLogo(tx, id, bytes && hash && url ? { bytes, hash, url } : null);
      const line = { hotelId: id, who: staff, action: 'hotel.logo_url', outcome: 'done' };
      const data = { from: before, to: url };
      await appendAudit({ ...line, data, target: { kind: 'hotel', id }, requestId }, tx);
    }
    return findHotelSettings(id, tx);
  });
}

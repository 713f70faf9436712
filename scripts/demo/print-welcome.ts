import QRCode from 'qrcode';
import type { DemoFile } from './demo-file';

/** Prints what a visitor needs to open the guest's page and the staff pages. */
export async function printWelcome({
  base_url,
  owner_link,
  hotels,
  webhook_receiver,
}: DemoFile): Promise<void> {
  const guest = hotels[0]?.guests.find((each) => each.status === 'in_house');
  const phoneLink = guest?.phone_link;
  const lines = ['', `HotelMate is running at ${base_url}`, ''];
  if (guest) lines.push(`Write as ${guest.guest_name}, room ${guest.room_number}:`, `  ${guest.link}`);
  if (phoneLink) {
    lines.push('', 'From a phone on the same Wi-Fi, scan or open:', `  ${phoneLink}`, '');
    lines.push(
      await QRCode.toString(phoneLink, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }),
    );
    lines.push(
      'Over plain HTTP a phone can chat, but browsers allow notifications and installing only over HTTPS.',
    );
  } else if (guest) {
    lines.push('', 'This machine has no network address, so a phone cannot reach the link.');
  }
  lines.push('', `Answer as staff at ${base_url}/staff/sign-in:`, '');
  for (const hotel of hotels) {
    lines.push(`  ${hotel.name}`);
    for (const { username, password, role, on_duty } of hotel.staff) {
      lines.push(`    ${username.padEnd(10)} ${password.padEnd(22)} ${role}${on_duty ? '' : ' (off duty)'}`);
    }
  }
  lines.push(
    '',
    'Address to try webhooks with (no other private address is called):',
    `  ${webhook_receiver}`,
  );
  lines.push('', 'Make another hotel (the link opens once):', `  ${owner_link}`);
  lines.push('', 'All people, links and passwords are also in .demo/demo.json. Ctrl-C stops everything.', '');
  console.log(lines.join('\n'));
}

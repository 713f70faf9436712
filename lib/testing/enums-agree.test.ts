import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { LOGGED_TYPES } from '@/lib/contract/channels';
import {
  CONVERSATION_STATUSES,
  type ConversationEventType,
  conversationEventSchema,
  type InboxRowDto,
  noticeSchema,
  SENDER_TYPES,
  type SenderType,
} from '@/lib/contract/chat';
import { DELIVERY_STATES } from '@/lib/contract/deliveries';
import { DEVICE_KINDS } from '@/lib/contract/devices';
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/contract/hotel';
import { ACCESS_LEVELS, accessLevelOf, DEPARTMENTS, STAFF_ROLES, type StaffRole } from '@/lib/contract/roles';
import { WEBHOOK_CALL_STATES } from '@/lib/contract/webhooks';
import * as stored from '@/lib/generated/prisma/enums';

async function migrationText(): Promise<string> {
  const folder = 'prisma/migrations';
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name, 'migration.sql'), 'utf8')));
  return texts.join('\n');
}

/** Lists the values of the enum: those it was created with and those that later migrations added. */
function enumWords(text: string, name: string): string[] {
  const added = text.matchAll(new RegExp(`ALTER TYPE "${name}" ADD VALUE '([^']+)'`, 'g'));
  return [
    ...wordsAfter(text, `CREATE TYPE "${name}" AS ENUM (`),
    ...Array.from(added, ([, word = '']) => word),
  ];
}

/** Lists the quoted words between the brackets that follow `opening`. */
function wordsAfter(text: string, opening: string): string[] {
  const [, list = ''] = text.split(opening);
  return Array.from((list.split(')')[0] ?? '').matchAll(/'([^']+)'/g), ([, word = '']) => word);
}

const PAIRS = [
  { name: 'sender_type', wire: SENDER_TYPES, database: stored.SenderType },
  { name: 'conversation_status', wire: CONVERSATION_STATUSES, database: stored.ConversationStatus },
  { name: 'conversation_event_type', wire: LOGGED_TYPES, database: stored.ConversationEventType },
  { name: 'booking_status', wire: BOOKING_STATUSES, database: stored.BookingStatus },
  { name: 'device_kind', wire: DEVICE_KINDS, database: stored.DeviceKind },
  { name: 'delivery_state', wire: DELIVERY_STATES, database: stored.DeliveryState },
  { name: 'webhook_call_state', wire: WEBHOOK_CALL_STATES, database: stored.WebhookCallState },
  { name: 'staff_role', wire: STAFF_ROLES, database: stored.StaffRole },
];

describe('the enums of the contract and of the database', () => {
  it.each(PAIRS)(
    'the values of $name are the same in the contract, in Prisma and in PostgreSQL',
    async ({ name, wire, database }) => {
      expect([...wire]).toEqual(Object.values(database));
      expect(enumWords(await migrationText(), name)).toEqual([...wire]);
    },
  );

  it('the types of the contract and of Prisma are equal', () => {
    expectTypeOf<SenderType>().toEqualTypeOf<stored.SenderType>();
    expectTypeOf<InboxRowDto['status']>().toEqualTypeOf<stored.ConversationStatus>();
    expectTypeOf<ConversationEventType>().toEqualTypeOf<stored.ConversationEventType>();
    expectTypeOf<BookingStatus>().toEqualTypeOf<stored.BookingStatus>();
    expectTypeOf<StaffRole>().toEqualTypeOf<stored.StaffRole>();
  });

  it('the departments of the contract equal those of the CHECK constraint', async () => {
    expect(wordsAfter(await migrationText(), 'CHECK (department IN (')).toEqual([...DEPARTMENTS]);
  });

  it('the pairs cover every enum of the database except those listed', () => {
    const spoken: unknown[] = PAIRS.map(({ database }) => database);
    const others = Object.entries(stored).filter(([, words]) => !spoken.includes(words));
    expect(others.map(([name]) => name).sort()).toEqual(['StaffConversationKind']);
  });
});

describe('the enums of the contract', () => {
  it('each event type is once in its schema and once in the list', () => {
    const inSchema = conversationEventSchema.options.map(({ shape }) => shape.type.value);
    expect([...LOGGED_TYPES].sort()).toEqual([...inSchema].sort());
  });

  it('each event of staff joining or leaving has a notice', () => {
    const kinds: string[] = noticeSchema.options.map(({ shape }) => shape.kind.value);
    const comings = LOGGED_TYPES.filter((type) => type.startsWith('staff_'));
    expect(kinds.toSorted()).toEqual([...comings, 'department_asked'].sort());
  });

  it('every role has an access level', () => {
    expect(new Set(STAFF_ROLES.map(accessLevelOf))).toEqual(new Set(ACCESS_LEVELS));
  });
});

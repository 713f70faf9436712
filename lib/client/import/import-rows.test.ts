import { describe, expect, it } from 'vitest';
import { LIMITS } from '@/lib/contract/limits';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { MOST_IMPORTED } from '@/lib/contract/stay-import';
import type { ReadRow } from '@/lib/stay-files/read-row';
import {
  countOutcomes,
  inOrderOfFile,
  isComplete,
  isKeptByDesk,
  type Outcome,
  sendPart,
  startRun,
} from './import-rows';
import { reportOf } from './report';
import { resultOf, rowOf, stayOf } from './stay-fixture';

describe('sendPart', () => {
  it('sends a long file in parts and reports each row once, in the order of the file', async () => {
    const rows: ReadRow[] = [
      { line: 1, number: '', name: '', faults: [{ field: 'check_in', why: 'day' }] },
      ...Array.from({ length: MOST_IMPORTED * 2 + 1 }, (_, index) => rowOf(index)),
      { line: 900, number: '9', name: 'C D', leftOut: 'past' },
    ];
    const sizes: number[] = [];
    let run = startRun(rows);
    while (!isComplete(run)) {
      run = await sendPart(run, async (stays) => {
        sizes.push(stays.length);
        return stays.map((stay) => resultOf(stay));
      });
    }
    expect(sizes).toEqual([MOST_IMPORTED, MOST_IMPORTED, 1]);
    const outcomes = inOrderOfFile(run);
    expect(outcomes.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
    expect(countOutcomes(outcomes)).toEqual({
      ...{ created: MOST_IMPORTED * 2 + 1, updated: 0, unchanged: 0, refused: 1, left_out: 1 },
    });
  });

  it('sends smaller parts when rows are long, so that each fits into a request', async () => {
    const companions = Array.from({ length: 20 }, () => ({
      first_name: 'A'.repeat(100),
      last_name: 'B'.repeat(100),
    }));
    const rows = Array.from({ length: 100 }, (_, index) => {
      const row = rowOf(index);
      return { ...row, stay: { ...row.stay, companions } };
    });
    const sizes: number[] = [];
    let run = startRun(rows);
    while (!isComplete(run)) {
      run = await sendPart(run, async (stays) => {
        sizes.push(JSON.stringify({ stays }).length);
        return stays.map((stay) => resultOf(stay));
      });
    }
    expect(run.outcomes).toHaveLength(100);
    expect(Math.max(...sizes)).toBeLessThan(LIMITS.staysBodyBytes);
  });

  it('continues from the first row that the server had no time for', async () => {
    const start = startRun(Array.from({ length: 5 }, (_, index) => rowOf(index)));
    const stopped = await sendPart(start, async (stays) =>
      stays.map((stay, index) => resultOf(stay, index < 2 ? undefined : 'unavailable')),
    );
    expect(stopped.next).toBe(2);
    const sent: string[] = [];
    const done = await sendPart(stopped, async (stays) => {
      sent.push(...stays.map(({ external_id: id }) => id));
      return stays.map((stay) => resultOf(stay));
    });
    expect(sent).toEqual(['2', '3', '4']);
    expect(isComplete(done)).toBe(true);
    expect(done.outcomes).toHaveLength(5);
  });

  it('sends the rows of one number in one part, and again from the first if some were not tried', async () => {
    const group = [0, 1, 2].map((index) => {
      const row = rowOf(MOST_IMPORTED - 1 + index);
      return { ...row, stay: { ...row.stay, external_id: 'group', room_number: `10${index}` } };
    });
    const others = Array.from({ length: MOST_IMPORTED - 1 }, (_, index) => rowOf(index));
    const sizes: number[] = [];
    const send = (tried: number) => async (stays: readonly PmsStay[]) => {
      sizes.push(stays.length);
      return stays.map((stay, index) => resultOf(stay, index < tried ? undefined : 'unavailable'));
    };
    let run = await sendPart(startRun([...others, ...group]), send(MOST_IMPORTED));
    run = await sendPart(run, send(1));
    expect(isComplete(run)).toBe(false);
    run = await sendPart(run, send(3));
    expect(sizes).toEqual([MOST_IMPORTED - 1, 3, 3]);
    expect(isComplete(run)).toBe(true);
    expect(inOrderOfFile(run)).toHaveLength(MOST_IMPORTED + 2);
  });

  it('splits a number that has more rows than a part holds', async () => {
    const rows = Array.from({ length: MOST_IMPORTED + 1 }, (_, index) => {
      const row = rowOf(index);
      return { ...row, stay: { ...row.stay, external_id: 'group', room_number: String(index) } };
    });
    let run = startRun(rows);
    while (!isComplete(run)) run = await sendPart(run, async (stays) => stays.map((stay) => resultOf(stay)));
    expect(inOrderOfFile(run)).toHaveLength(MOST_IMPORTED + 1);
  });

  it('marks the stays that differ from the file because the front desk changed them', async () => {
    const kept = { path: 'status', code: 'kept', message: 'Kept.' };
    const run = await sendPart(startRun([rowOf(0), rowOf(1)]), async (stays) =>
      stays.map((stay, index) => ({ ...resultOf(stay), warnings: index === 1 ? [kept] : [] })),
    );
    expect(run.outcomes.map(isKeptByDesk)).toEqual([false, true]);
  });

  it('does not advance when a part does not arrive', async () => {
    const start = startRun([rowOf(0)]);
    await expect(sendPart(start, () => Promise.reject(new Error('network')))).rejects.toThrow('network');
    expect(start.next).toBe(0);
  });
});

describe('reportOf', () => {
  const outcome: Outcome = {
    ...{ line: 2, number: '@7', name: '=1+1', stay: null, result: 'refused', leftOut: null },
    ...{ faults: [], warnings: [], errors: [], remarks: [], bookingId: null, link: null, pin: null },
  };

  it('escapes formulas in the report', () => {
    expect(reportOf([outcome], () => '@why')).toMatch(/2,"?'@7"?,"?'=1\+1"?,,,,,refused,"?'@why"?,/);
  });

  it('writes the external number, the days and the status of each row into the report', () => {
    const stay: PmsStay = { ...stayOf('R-7'), room_number: '204', status: 'in_house' };
    const report = reportOf([{ ...outcome, number: 'R-7', name: 'A B', stay, result: 'created' }], () => '');
    expect(report).toContain('2,R-7,A B,2026-11-29,2026-12-01,204,in_house,created,');
  });
});

import * as fc from 'fast-check';

const number = fc.nat({ max: 30 });
const side = fc.constantFrom('guest' as const, 'staff' as const);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('others_send' as const), side, quotes: fc.option(number) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), index: number }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('remove' as const), index: number, isHard: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), side, upTo: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('receive' as const), side, upTo: number }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('hand_over' as const), to: fc.option(fc.constant('Siobhán')) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('notice' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('compose' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('attempt' as const),
      fate: fc.constantFrom('answered', 'late', 'lost', 'unreached'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late_answer' as const), index: number }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), index: number, isKept: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), index: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deliver_now' as const), seq: number }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('catch_up' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('ask_page' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask_older' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look_back' as const), index: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask_newer' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('return' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late_page' as const), index: number }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('reload' as const), limit: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('open_again' as const), limit: fc.integer({ min: 1, max: 6 }) }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export const history = fc.array(step, { maxLength: 60, size: 'max' });

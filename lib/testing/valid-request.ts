import type { BookingStatus } from '@/lib/contract/hotel';
import type { Asked } from '@/lib/testing/call-route';
import type { Scenario } from '@/lib/testing/scenario';

export type GoodRequest = Readonly<{
  /**
   * The callers that the route accepts. A file has one address for guests and staff. `anyone` must still send a secret,
   * `everybody` needs none.
   */
  to:
    | 'guest'
    | 'desk'
    | 'admin'
    | 'integration'
    | 'owner'
    | 'file'
    | 'scheduler'
    | 'qstash'
    | 'scraper'
    | 'anyone'
    | 'everybody';
  asked?: (scenario: Scenario) => Asked | Promise<Asked>;
  /** For `anyone`: the same request with an invalid secret. */
  wrong?: Asked;
  /** The status of the stay, where it must not be in house. */
  status?: BookingStatus;
  /** True for a route that names no hotel and answers about the caller: it also accepts staff of another hotel. */
  isAboutCaller?: true;
  /** True to use the staff's answer instead of the guest's own message. */
  isAboutAnswer?: true;
  /** Why the general test cannot cover it, and which test does. */
  shownIn?: string;
}>;

type Ask = GoodRequest['asked'];
export const guest = (asked?: Ask): GoodRequest => ({ to: 'guest', ...(asked && { asked }) });
export const desk = (asked?: Ask): GoodRequest => ({ to: 'desk', ...(asked && { asked }) });
export const owner = (asked?: Ask): GoodRequest => ({ to: 'owner', ...(asked && { asked }) });
export const admin = (asked?: Ask): GoodRequest => ({ to: 'admin', ...(asked && { asked }) });

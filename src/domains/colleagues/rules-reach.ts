/**
 * Whether the mail that asked somebody reached them in time, so that their silence says something.
 * Pure: the one place where a bounce that comes late is judged.
 */
import { after, days, type Instant } from '../../platform/values.ts'
import { TIME_TO_ANSWER } from './draft.ts'

/**
 * How long after the end a mail may still come back and undo a silence.
 *
 * Source: RFC 5321 §4.5.4.1: a server that cannot deliver gives up after four to five days.
 */
export const GRACE_OF_BOUNCES = days(5)

/** `late` came when too little time was left for silence to mean anything. */
export type Reach =
  | 'reached'
  | 'on-the-way'
  | 'bounced'
  | 'late'
  /** Came back after its silence had counted for good. */
  | 'returned'

/** Reached as far as anybody knew while it could still be undone. */
export const isReached = (reach: Reach): boolean => reach === 'reached' || reach === 'returned'

export type Delivery = {
  /** When a server took it. */
  readonly sent: Instant | undefined
  /** When it was sent back or refused for good. */
  readonly cameBack: Instant | undefined
}

export type Ending = {
  readonly deadline: Instant
  /** When it was said in public: from then on no count changes. */
  readonly submitted: Instant | undefined
}

export function reachOf({ sent, cameBack }: Delivery, ending: Ending): Reach {
  if (cameBack !== undefined && (sent === undefined || cameBack < settledAt(ending))) {
    return 'bounced'
  }
  if (sent === undefined) return 'on-the-way'
  if (after(sent, TIME_TO_ANSWER) > ending.deadline) return 'late'
  return cameBack === undefined ? 'reached' : 'returned'
}

/** Half-open: what comes back at this very instant is too late. */
function settledAt({ deadline, submitted }: Ending): Instant {
  const graceEnds = after(deadline, GRACE_OF_BOUNCES)
  return submitted !== undefined && submitted < graceEnds ? submitted : graceEnds
}

/**
 * The addresses that the platform itself has: reports on our mail, and two for people. Who answers
 * a notice is for a later domain.
 */
import type { InboxProvider, Received } from './provider.ts'
import { reasonKey } from './arrival.ts'
import type { Tx } from '../../db/index.ts'
import type { Instant } from '../../values.ts'
import { FROM_LOCAL } from '../message.ts'
import { countBounce, markBounced } from './bounce-store.ts'
import { recipientOfEnvelope, recipientOfMail } from './bounce-store.ts'
import { countComplaint } from './complaints.ts'
import type { Report } from './parsed.ts'

/** RFC 2142 §4 and §5, RFC 5321 §4.5.1: they exist wherever mail does. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['postmaster', 'abuse'])

const heldFor = (reason: Parameters<typeof reasonKey>[0]): Received => ({ held: reasonKey(reason) })

export const ownAddresses: InboxProvider = {
  name: 'platform',
  reasons: [reasonKey('unknown-bounce'), reasonKey('complaint'), reasonKey('for-a-person')],
  takes: async (_read, { local }) => local === FROM_LOCAL || FOR_PEOPLE.has(local),
  receive: async (tx, arrival, _proof, now) => {
    const { report, automatic } = arrival.mail
    // Feedback loops write to these, as their operators were told to.
    if (FOR_PEOPLE.has(arrival.recipient.local) && report?.kind !== 'complaint') {
      return heldFor('for-a-person')
    }
    if (report) return receiveReport(tx, report, now)
    // An absence that a program announces: nothing is answered, and nothing is to be done.
    return automatic.length > 0 ? 'taken' : heldFor('for-a-person')
  },
}

/**
 * Counts against whom our own mail went to, and not against whom the report names: only somebody
 * who had that mail knows its Message-ID.
 */
export async function receiveReport(tx: Tx, report: Report, now: Instant): Promise<Received> {
  const { original, failed, returnPath } = report
  const address =
    (original === undefined ? undefined : await recipientOfMail(tx, original)) ??
    (returnPath === undefined ? undefined : await recipientOfEnvelope(tx, returnPath.toLowerCase()))
  if (report.kind === 'complaint') {
    if (address === undefined) return heldFor('complaint')
    await countComplaint(tx, address, now)
    return 'taken'
  }
  if (address === undefined) return heldFor('unknown-bounce')
  const worst = failed.find(({ kind }) => kind === 'hard') ?? failed[0]
  if (worst) await countBounce(tx, address, worst, now)
  if (worst?.kind === 'hard' && original !== undefined) {
    await markBounced(tx, { kind: 'message', messageId: original }, now)
  }
  return 'taken'
}

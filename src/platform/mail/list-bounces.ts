/** Takes what comes back from mail of a list: each of them has a return path of its own. */
import { reasonKey } from './inbox/arrival.ts'
import { countBounce, markBounced, recipientOfEnvelope } from './inbox/bounce-store.ts'
import { countComplaint } from './inbox/complaints.ts'
import type { InboxProvider } from './inbox/provider.ts'
import { isBounceLocal } from './bounce-address.ts'

/** Whoever writes there has seen the mail or carried it; a report is believed about its reader. */
export const bouncesOfLists: InboxProvider = {
  name: 'bounces of lists',
  reasons: [reasonKey('unknown-bounce'), reasonKey('complaint')],
  takes: async (read, { address, local }) =>
    isBounceLocal(local) && (await recipientOfEnvelope(read, address.toLowerCase())) !== undefined,
  receive: async (tx, { recipient, mail: { report, automatic } }, _proof, now) => {
    const envelope = recipient.address.toLowerCase()
    const address = await recipientOfEnvelope(tx, envelope)
    if (address && report?.kind === 'complaint') {
      await countComplaint(tx, address, now)
      return 'taken'
    }
    const worst = report?.failed.find(({ kind }) => kind === 'hard') ?? report?.failed[0]
    if (address && worst) {
      await countBounce(tx, address, worst, now)
      if (worst.kind === 'hard') await markBounced(tx, { kind: 'envelope', envelope }, now)
      return 'taken'
    }
    // An absence that a program announces.
    return automatic.length > 0 && !report ? 'taken' : { held: reasonKey('unknown-bounce') }
  },
}

/** Loads what the outcome of a draft is made of, and asks the rule. Writes nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { fatesOf, KEPT_AFTER_SENDING, type MailFateAt } from '../../platform/mail/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Answer, Draft, Invitation } from './draft.ts'
import { outcomeOf, type Outcome } from './rules-outcome.ts'
import { reachOf, type Delivery, type Reach } from './rules-reach.ts'
import { answersOf, invitationsOf, lettersOf } from './store-invited.ts'

/** One who is asked, with what is known of them about the latest version. */
export type Invited = {
  readonly invitation: Invitation
  readonly reach: Reach
  readonly answer: Answer | undefined
}

export type Standing = { readonly invited: readonly Invited[]; readonly outcome: Outcome }

const NOT_SENT: Delivery = { sent: undefined, cameBack: undefined }

/** Of what was sent long ago it is known that it was before then. */
function deliveryOf({ fate, at, cameBack }: MailFateAt, now: Instant): Delivery {
  if (cameBack !== undefined) return { sent: at, cameBack }
  if (fate === 'waiting') return { sent: undefined, cameBack }
  if (fate === 'failed') return { sent: undefined, cameBack: at }
  return { sent: at ?? ((now - KEPT_AFTER_SENDING) as Instant), cameBack }
}

/** Once submitted, it stands as it stood then. */
const submittedAt = ({ state }: Draft) => (state.kind === 'submitted' ? state.at : undefined)

export async function standingOf(db: Read | Tx, draft: Draft, now: Instant): Promise<Standing> {
  const { id, rule, version } = draft
  const submitted = submittedAt(draft)
  const ending = { deadline: version.deadline, submitted }
  const invitations = await invitationsOf(db, id)
  const letters = new Map(
    (await lettersOf(db, id, version.number)).map((one) => [one.invitation, one]),
  )
  const answers = new Map(
    (await answersOf(db, id, version.number)).map((one) => [one.invitation, one]),
  )
  const fates = await fatesOf(
    db,
    [...letters.values()].map(({ mail }) => mail),
  )
  const invited = invitations.map((invitation): Invited => {
    const letter = letters.get(invitation.id)
    const fate = letter && fates.get(letter.mail)
    const reach = reachOf(fate ? deliveryOf(fate, submitted ?? now) : NOT_SENT, ending)
    return { invitation, reach, answer: answers.get(invitation.id) }
  })
  const asked = invited.map(({ invitation: { approver, state }, reach, answer }) => ({
    approver,
    reach,
    left: state.kind !== 'asked',
    answer,
  }))
  const outcome = outcomeOf({ rule, deadline: version.deadline, now: submitted ?? now, asked })
  return { invited, outcome }
}

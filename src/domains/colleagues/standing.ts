/** Loads what the outcome of a draft is made of, and asks the rule. Writes nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { fatesOf, KEPT_AFTER_SENDING, type MailFateAt } from '../../platform/mail/index.ts'
import { after, type Instant } from '../../platform/values.ts'
import { TIME_TO_ANSWER, type Answer, type Draft, type Invitation } from './draft.ts'
import { outcomeOf, type Outcome, type Reach } from './rules-outcome.ts'
import { answersOf, invitationsOf, lettersOf } from './store-invited.ts'

/** One who is asked, with what is known of them about the latest version. */
export type Invited = {
  readonly invitation: Invitation
  readonly reach: Reach
  readonly answer: Answer | undefined
}

export type Standing = { readonly invited: readonly Invited[]; readonly outcome: Outcome }

/** Taken by a server in time to be read; what one took and another sent back reached nobody. */
function reachOf(
  { version: { deadline } }: Draft,
  mail: MailFateAt | undefined,
  now: Instant,
): Reach {
  if (mail?.fate === 'failed') return 'bounced'
  if (mail?.fate !== 'sent') return 'on-the-way'
  // Of what was sent long ago it is known that it was before then.
  const sent = mail.at ?? ((now - KEPT_AFTER_SENDING) as Instant)
  return after(sent, TIME_TO_ANSWER) > deadline ? 'late' : 'reached'
}

export async function standingOf(db: Read | Tx, draft: Draft, now: Instant): Promise<Standing> {
  const { id, rule, version } = draft
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
    const reach = reachOf(draft, letter && fates.get(letter.mail), now)
    return { invitation, reach, answer: answers.get(invitation.id) }
  })
  const asked = invited.map(({ invitation: { approver, state }, reach, answer }) => ({
    approver,
    reach,
    left: state.kind !== 'asked',
    answer,
  }))
  const outcome = outcomeOf({ rule, deadline: version.deadline, now, asked })
  return { invited, outcome }
}

/** Loads what the outcome of a draft is made of, and asks the rule. Writes nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { fatesOf, type MailFate } from '../../platform/mail/index.ts'
import { lastBounces } from '../../platform/mail/inbox/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { TIME_TO_ANSWER, type Answer, type Draft, type Invitation } from './draft.ts'
import { outcomeOf, type Outcome, type Reach } from './rules-outcome.ts'
import { answersOf, invitationsOf, lettersOf, type Letter } from './store-invited.ts'

/** One who is asked, with what is known of them about the latest version. */
export type Invited = {
  readonly invitation: Invitation
  readonly reach: Reach
  readonly answer: Answer | undefined
}

export type Standing = { readonly invited: readonly Invited[]; readonly outcome: Outcome }

/** On the day of the mail, or later: one bounce in a day counts, perhaps of another mail. */
const cameBack = (letter: Letter, bounce: Instant | undefined) =>
  bounce !== undefined && Math.floor(bounce / days(1)) >= Math.floor(letter.at / days(1))

type Mail = { readonly fate: MailFate | undefined; readonly bounce: Instant | undefined }

function reachOf(
  { version: { deadline } }: Draft,
  letter: Letter | undefined,
  { fate, bounce }: Mail,
): Reach {
  if (!letter) return 'on-the-way'
  if (fate === 'failed' || cameBack(letter, bounce)) return 'bounced'
  if (fate !== 'sent') return 'on-the-way'
  return after(letter.at, TIME_TO_ANSWER) > deadline ? 'late' : 'reached'
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
  const bounces = await lastBounces(
    db,
    invitations.map(({ address }) => address),
  )
  const invited = invitations.map((invitation): Invited => {
    const letter = letters.get(invitation.id)
    const mail = {
      fate: letter && fates.get(letter.mail),
      bounce: bounces.get(invitation.address),
    }
    const reach = reachOf(draft, letter, mail)
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

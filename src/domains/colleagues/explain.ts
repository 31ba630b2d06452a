/** Refusals and outcomes in words, with the numbers that count. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainDecision } from '../decisions/index.ts'
import { explainDocket } from '../dockets/index.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { Saying } from '../processes/index.ts'
import type { ColleagueRefusal, OwnRefusal } from './refusal.ts'
import type { Outcome } from './rules-outcome.ts'
import { isReached } from './rules-reach.ts'
import type { Invited, Standing } from './standing.ts'
import { whenIn } from './wording.ts'

/** @param saying of the place where it is to be said; a refusal of our own needs none */
export function explain(refusal: ColleagueRefusal, t: Translate, saying?: Saying): string {
  if (refusal.kind === 'of-docket') {
    return saying ? explainDocket(refusal.refusal, saying) : t('colleagues.refused.elsewhere')
  }
  if (refusal.kind === 'of-call') {
    return saying ? explainDecision(refusal.refusal, saying) : t('colleagues.refused.elsewhere')
  }
  return isOfPeople(refusal) ? explainPerson(refusal, t) : explainOwn(refusal, t)
}

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'no-address':
    case 'asked-already':
      return t(`colleagues.refused.${refusal.kind}`, { typed: refusal.typed })
    case 'ends-too-soon':
      return t('colleagues.refused.ends-too-soon', { hours: refusal.hours })
    case 'ends-too-late':
      return t('colleagues.refused.ends-too-late', { days: refusal.days })
    case 'ends-after-close':
      return t('colleagues.refused.ends-after-close', { when: whenIn(refusal.closes, t) })
    case 'too-long':
      return t('colleagues.refused.too-long', { bytes: refusal.bytes, most: refusal.most })
    case 'too-long-reason':
      return t('colleagues.refused.too-long-reason', {
        letters: refusal.letters,
        most: refusal.most,
      })
    case 'not-adopted':
      return t(`colleagues.why.${refusal.why}`)
    case 'quorum-too-high':
    case 'too-many-drafts':
    case 'too-many-colleagues':
    case 'too-many-invitations':
    case 'too-many-letters':
    case 'too-many-versions':
    case 'too-many-comments':
      return t(`colleagues.refused.${refusal.kind}`, { most: refusal.most })
    case 'no-organisation':
    case 'not-open':
    case 'over':
    case 'changed':
    case 'nobody-asked':
    case 'own-address':
    case 'no-approver':
    case 'nothing-to-change':
    case 'still-open':
      return t(`colleagues.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

/** How it stands, in one sentence and the count. */
export function explainOutcome(outcome: Outcome, t: Translate): string {
  const { yes, no, abstaining, silent } = outcome.counts
  const counted = t('colleagues.counted', { yes, no, abstaining, silent })
  switch (outcome.kind) {
    case 'open':
      return `${t('colleagues.outcome.open')} ${counted}`
    case 'adopted':
      return `${t('colleagues.outcome.adopted', { when: whenIn(outcome.at, t) })} ${counted}`
    case 'not-adopted':
      return `${t(`colleagues.why.${outcome.why}`)} ${counted}`
    default:
      return unreachable(outcome)
  }
}

/** Whose silence is none, because the mail did not reach them: for the owner, by address. */
export function explainUnreached({ invited, outcome }: Standing, t: Translate): string | undefined {
  const { unreached } = outcome.counts
  if (unreached === 0) return undefined
  const who = addressesOf(invited.filter((one) => isMute(one) && !isReached(one.reach)))
  return t('colleagues.unreached', { count: unreached, who })
}

/** Whose silence counted, and whose mail came back when nothing could be changed any more. */
export function explainReturned({ invited }: Standing, t: Translate): string | undefined {
  const returned = invited.filter((one) => isMute(one) && one.reach === 'returned')
  if (returned.length === 0) return undefined
  return t('colleagues.returned', { count: returned.length, who: addressesOf(returned) })
}

/** Who let another mailbox answer: for the owner. */
export function explainElsewhere({ invited }: Standing, t: Translate): string | undefined {
  const who = invited.flatMap(({ invitation: { address }, answer }) =>
    answer?.cameFrom === undefined ? [] : [`${address} (${answer.cameFrom})`],
  )
  if (who.length === 0) return undefined
  return t('colleagues.elsewhere', { count: who.length, who: who.join(', ') })
}

const isMute = ({ answer, invitation: { state } }: Invited) => !answer && state.kind === 'asked'

const addressesOf = (invited: readonly Invited[]) =>
  invited.map(({ invitation: { address } }) => address).join(', ')

/** Why something was refused, in a sentence with the number that counts. Decides nothing. */
import { formatWhen } from '../../../platform/languages/index.ts'
import { unreachable, type Instant } from '../../../platform/values.ts'
import { explainWindow, type Saying } from '../../processes/index.ts'
import { roleTitles } from '../../templates/index.ts'
import type { OwnRefusal, Refusal } from '../rules/refusal.ts'

const OWN = {
  'not-your-role': true,
  'not-draft': true,
  'roll-too-long': true,
  'not-open': true,
  'not-ended': true,
  'mail-unread': true,
  'already-designated': true,
  'reserve-in-past': true,
  'object-without-objection': true,
  'not-behind': true,
  'already-behind': true,
  'own-objection': true,
  'already-ended': true,
  'awaits-word': true,
  'awaits-words': true,
  'word-over': true,
  unanswered: true,
  'other-answer': true,
  'no-new-version': true,
  'no-earlier-objection': true,
  'too-many-objections': true,
  'call-full': true,
  'too-many-behind': true,
  'unknown-text': true,
  'unknown-ladder': true,
  uncountersigned: true,
  'rules-elsewhere': true,
  'rules-only': true,
  'unknown-level': true,
  'reaction-runs': true,
  'reaction-over': true,
  'no-proposal': true,
  'proposal-lapsed': true,
  'other-proposal': true,
  'too-many-rounds': true,
  'contest-without-reason': true,
  'over-objections': true,
  'already-written': true,
  'version-replaced': true,
  'own-version': true,
  'differs-without-reason': true,
  'merge-with-itself': true,
  'merge-over': true,
  'merge-not-yours': true,
  'merge-asked': true,
  'merge-agreed': true,
  'merge-ended': true,
  'too-many-merges': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: Refusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainWindow(refusal, saying)

const UNTIL = {
  'mail-unread': 'mail.inbox.close-waits',
  'word-over': 'decisions.refused.word-over',
  'reaction-runs': 'decisions.refused.reaction-runs',
  'reaction-over': 'decisions.refused.reaction-over',
} as const

function explainOwn(refusal: OwnRefusal, saying: Saying): string {
  const { t, template } = saying
  const when = (at: Instant) => formatWhen(at, 'UTC', t.language)
  switch (refusal.kind) {
    case 'not-your-role':
      return t('decisions.refused.not-your-role', { roles: roleTitles(template, refusal.roles, t) })
    case 'not-open':
      return t(`decisions.refused.not-open.${refusal.phase}`)
    case 'not-ended':
      return explainEnd(refusal.closesAt, saying)
    case 'roll-too-long':
    case 'too-many-objections':
    case 'call-full':
    case 'too-many-behind':
    case 'too-many-rounds':
    case 'too-many-merges':
      return t(`decisions.refused.${refusal.kind}`, { most: refusal.most })
    case 'other-proposal':
    case 'other-answer':
      return t(`decisions.refused.${refusal.kind}`, { round: refusal.round })
    case 'version-replaced':
      return t('decisions.refused.version-replaced', { newest: refusal.newest })
    case 'no-new-version':
    case 'uncountersigned':
      return t(`decisions.refused.${refusal.kind}`, { version: refusal.version })
    case 'awaits-words':
      return t('decisions.refused.awaits-words', {
        count: refusal.count,
        when: when(refusal.until),
      })
    case 'mail-unread':
    case 'word-over':
    case 'reaction-runs':
    case 'reaction-over':
      return t(UNTIL[refusal.kind], { when: when(refusal.until) })
    case 'over-objections':
      return t('decisions.refused.over-objections', { count: refusal.unanswered })
    case 'not-draft':
    case 'already-designated':
    case 'reserve-in-past':
    case 'object-without-objection':
    case 'not-behind':
    case 'already-behind':
    case 'own-objection':
    case 'already-ended':
    case 'awaits-word':
    case 'unanswered':
    case 'no-earlier-objection':
    case 'unknown-text':
    case 'unknown-ladder':
    case 'rules-elsewhere':
    case 'rules-only':
    case 'unknown-level':
    case 'no-proposal':
    case 'proposal-lapsed':
    case 'contest-without-reason':
    case 'already-written':
    case 'own-version':
    case 'differs-without-reason':
    case 'merge-with-itself':
    case 'merge-over':
    case 'merge-not-yours':
    case 'merge-asked':
    case 'merge-agreed':
    case 'merge-ended':
      return t(`decisions.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

const explainEnd = (closesAt: Instant | undefined, { t }: Saying): string =>
  closesAt === undefined
    ? t('decisions.refused.not-ended')
    : t('decisions.refused.not-ended.until', { when: formatWhen(closesAt, 'UTC', t.language) })

/** Why something was refused, in a sentence with the number that counts. Decides nothing. */
import { formatWhen, type Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainInput, explainWindow, type InputRefusal, type Saying } from '../processes/index.ts'
import { CHOICES } from './ballot.ts'
import type { OwnRefusal, Refusal } from './rules/refusal.ts'

const OWN = {
  'no-voice': true,
  recused: true,
  'no-proxies': true,
  'proxy-of-proxy': true,
  'proxies-enough': true,
  'no-such-decision': true,
  'decided-by-officers': true,
  'no-window-for-it': true,
  'no-electorate': true,
  'no-subject': true,
  'too-many-voices': true,
  'already-open': true,
  'no-next-round': true,
  'notice-runs': true,
  'not-taking-votes': true,
  'not-over': true,
  'mail-unread': true,
  'already-closed': true,
  'nobody-carries': true,
  'no-proxy-given': true,
  'other-ballot': true,
  'options-missing': true,
  'options-not-here': true,
  'too-many-options': true,
  'same-options': true,
  'seed-unnamed': true,
  'no-seed-now': true,
  'seed-missing': true,
  'points-missing': true,
  'points-bounds': true,
  'poll-over': true,
  'poll-answered': true,
  'poll-days': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const OF_INPUT = { 'not-open-yet': true, closed: true } as const satisfies Record<
  InputRefusal['kind'],
  true
>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)
const isOfInput = (refusal: Refusal): refusal is InputRefusal =>
  Object.hasOwn(OF_INPUT, refusal.kind)

export function explain(refusal: Refusal, saying: Saying): string {
  if (isOwn(refusal)) return explainOwn(refusal, saying.t)
  if (isOfInput(refusal)) return explainInput(refusal, saying.t)
  return explainWindow(refusal, saying)
}

const CHOICE_WORDS = [...CHOICES, 'sealed'] as const

/** A choice as the record has it, in words; what no ballot offers stays as it is. */
export function choiceWord(choice: string, t: Translate): string {
  const known = CHOICE_WORDS.find((one) => one === choice)
  return known ? t(`ballots.choice.${known}`) : choice
}

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'not-over':
      return refusal.closes === undefined
        ? t('ballots.refused.not-over')
        : t('ballots.refused.not-over.until', {
            when: formatWhen(refusal.closes, 'UTC', t.language),
          })
    case 'notice-runs':
      return t('ballots.refused.notice-runs', {
        when: formatWhen(refusal.from, 'UTC', t.language),
      })
    case 'proxies-enough':
    case 'too-many-voices':
    case 'too-many-options':
    case 'points-bounds':
    case 'poll-days':
      return t(`ballots.refused.${refusal.kind}`, { most: refusal.most })
    case 'same-options': {
      const { first, second } = refusal
      return t('ballots.refused.same-options', { first, second })
    }
    case 'mail-unread':
      return t('mail.inbox.close-waits', {
        when: formatWhen(refusal.until, 'UTC', t.language),
      })
    case 'nobody-carries':
      return t('ballots.refused.nobody-carries', { handle: refusal.handle })
    case 'not-taking-votes':
      return t(`ballots.refused.not-taking-votes.${refusal.phase}`)
    case 'no-voice':
    case 'recused':
    case 'no-proxies':
    case 'proxy-of-proxy':
    case 'no-such-decision':
    case 'decided-by-officers':
    case 'no-window-for-it':
    case 'no-electorate':
    case 'no-subject':
    case 'already-open':
    case 'no-next-round':
    case 'already-closed':
    case 'no-proxy-given':
    case 'other-ballot':
    case 'options-missing':
    case 'options-not-here':
    case 'seed-unnamed':
    case 'no-seed-now':
    case 'seed-missing':
    case 'points-missing':
    case 'poll-over':
    case 'poll-answered':
      return t(`ballots.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

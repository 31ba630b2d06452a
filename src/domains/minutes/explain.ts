/** Why something about attendance, notes or minutes was refused, in a sentence. Decides nothing. */
import { formatWhen, type Language, type Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainAction } from '../actions/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

export type Saying = { readonly t: Translate; readonly language: Language; readonly zone: string }

const OWN = {
  'notes-not-now': true,
  'meeting-cancelled': true,
  'came-already': true,
  'not-there': true,
  'over-already': true,
  'runs-not': true,
  'phone-alone': true,
  'named-already': true,
  'moderators-full': true,
  'moderator-not-there': true,
  'moderator-already': true,
  'too-many-lines': true,
  'too-many-paragraphs': true,
  'paragraph-too-long': true,
  'notes-full': true,
  'notes-of-one': true,
  'notes-kept': true,
  'attendance-full': true,
  'held-by-another': true,
  'struck-already': true,
  'no-such-item': true,
  'no-such-speaker': true,
  'too-many-clauses': true,
  'corrections-open': true,
  'still-correcting': true,
  'corrections-full': true,
  'answered-already': true,
  'own-correction': true,
  'nothing-changed': true,
  'not-before-start': true,
  'links-full': true,
  'reason-needed': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: Refusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainAction(refusal, saying.t)

function explainOwn(refusal: OwnRefusal, { t, language, zone }: Saying): string {
  switch (refusal.kind) {
    case 'notes-not-now': {
      const opens = formatWhen(refusal.opens, zone, language)
      return t(`minutes.refused.not-now.${refusal.phase}`, { opens })
    }
    case 'held-by-another':
    case 'still-correcting':
      return t(`minutes.refused.${refusal.kind}`, {
        until: formatWhen(refusal.until, zone, language),
      })
    case 'too-many-lines':
      return t('minutes.refused.too-many-lines', { lines: refusal.lines, most: refusal.most })
    case 'too-many-paragraphs': {
      const { paragraphs, most } = refusal
      return t('minutes.refused.too-many-paragraphs', { paragraphs, most })
    }
    case 'paragraph-too-long':
      return t('minutes.refused.paragraph-too-long', {
        length: refusal.length,
        most: refusal.most,
      })
    case 'too-many-clauses':
      return t('minutes.refused.too-many-clauses', { most: refusal.most })
    case 'named-already':
      return t('minutes.refused.named-already', { name: refusal.name })
    case 'moderators-full':
    case 'notes-of-one':
    case 'notes-kept':
      return t(`minutes.refused.${refusal.kind}`, { most: refusal.most })
    case 'notes-full':
    case 'attendance-full':
    case 'corrections-full':
    case 'links-full':
      return t('minutes.refused.full', { most: refusal.most })
    case 'corrections-open':
      return t('minutes.refused.corrections-open', { count: refusal.count })
    case 'meeting-cancelled':
    case 'came-already':
    case 'not-there':
    case 'over-already':
    case 'runs-not':
    case 'phone-alone':
    case 'moderator-not-there':
    case 'moderator-already':
    case 'struck-already':
    case 'no-such-item':
    case 'no-such-speaker':
    case 'answered-already':
    case 'own-correction':
    case 'nothing-changed':
    case 'not-before-start':
    case 'reason-needed':
      return t(`minutes.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

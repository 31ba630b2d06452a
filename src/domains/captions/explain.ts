/** Why something about captions was refused, in a sentence. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson } from '../people/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

const OWN = {
  'meeting-cancelled': true,
  'room-unopened': true,
  'too-late': true,
  'no-scribe': true,
  'runs-not': true,
  'nothing-said': true,
  'not-vtt': true,
  'times-too-far': true,
  'too-many-lines': true,
  'too-often': true,
  'captions-full': true,
  'too-many-languages': true,
  'same-language': true,
  'no-such-session': true,
  'no-such-line': true,
  'struck-already': true,
  'scribe-already': true,
  'no-such-scribe': true,
  'came-not': true,
  'too-many-scribes': true,
  'too-many-keys': true,
  'key-gone': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: Refusal, t: Translate): string =>
  isOwn(refusal) ? explainOwn(refusal, t) : explainPerson(refusal, t)

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'too-late':
    case 'times-too-far':
      return t(`captions.refused.${refusal.kind}`, { hours: refusal.hours })
    case 'too-many-lines': {
      const { lines, most } = refusal
      return t('captions.refused.too-many-lines', { lines, most })
    }
    case 'too-often':
    case 'captions-full':
    case 'too-many-languages':
    case 'too-many-scribes':
    case 'too-many-keys':
      return t(`captions.refused.${refusal.kind}`, { most: refusal.most })
    case 'meeting-cancelled':
    case 'room-unopened':
    case 'no-scribe':
    case 'runs-not':
    case 'nothing-said':
    case 'not-vtt':
    case 'same-language':
    case 'no-such-session':
    case 'no-such-line':
    case 'struck-already':
    case 'scribe-already':
    case 'no-such-scribe':
    case 'came-not':
    case 'key-gone':
      return t(`captions.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

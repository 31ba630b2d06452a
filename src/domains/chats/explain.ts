/** Why something about a chat was refused, in a sentence. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson } from '../people/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

const OWN = {
  'meeting-cancelled': true,
  'no-chat': true,
  'room-closed': true,
  'not-there': true,
  'line-too-long': true,
  'too-soon': true,
  'chat-full': true,
  'no-such-line': true,
  'runs-not': true,
  'struck-already': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: Refusal, t: Translate): string =>
  isOwn(refusal) ? explainOwn(refusal, t) : explainPerson(refusal, t)

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'line-too-long':
      return t('chats.refused.line-too-long', { length: refusal.length, most: refusal.most })
    case 'too-soon':
      return t('chats.refused.too-soon', { seconds: refusal.seconds })
    case 'chat-full':
      return t('chats.refused.chat-full', { most: refusal.most })
    case 'meeting-cancelled':
    case 'no-chat':
    case 'room-closed':
    case 'not-there':
    case 'no-such-line':
    case 'runs-not':
    case 'struck-already':
      return t(`chats.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

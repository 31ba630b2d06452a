/** Why something in a window was refused, opening it again too. Decides nothing. */
import { formatWhen } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { groupTitle } from '../templates/index.ts'
import { explainProcess, explainWindow, type Saying } from './explain.ts'
import type { PauseKind } from './rules.ts'
import type { ReopeningRefusal } from './rules-reopening.ts'
import type { WindowRefusal } from './rules-windows.ts'

type Refusal = WindowRefusal | ReopeningRefusal
type Own = Exclude<Refusal, WindowRefusal | PauseKind>

const OWN = {
  'too-late': true,
  'not-your-group': true,
  'silence-not-asked': true,
  'still-open': true,
  'group-was-reached': true,
  'reopened-already': true,
  'served-decided': true,
  'served-reported': true,
  'served-withdrawn': true,
} as const satisfies Record<Own['kind'], true>

const PAUSES = {
  'no-stop-the-clock': true,
  'no-walk-out': true,
  'not-seated': true,
  'no-group': true,
  'asked-already': true,
  'walked-out': true,
  'stopped-enough': true,
} as const satisfies Record<PauseKind['kind'], true>

const isOwn = (refusal: Refusal): refusal is Own => refusal.kind in OWN
const isOfPauses = (refusal: Refusal): refusal is PauseKind => refusal.kind in PAUSES

export function explainInWindow(refusal: Refusal, saying: Saying): string {
  if (isOwn(refusal)) return explainOwn(refusal, saying)
  return isOfPauses(refusal) ? explainProcess(refusal, saying) : explainWindow(refusal, saying)
}

function explainOwn(refusal: Own, { t, template }: Saying): string {
  switch (refusal.kind) {
    case 'too-late':
      return t('processes.refused.too-late-to-reopen', {
        when: formatWhen(refusal.until, 'UTC', t.language),
      })
    case 'not-your-group':
      return t('processes.refused.not-your-group', {
        group: groupTitle(template, refusal.group, t),
      })
    case 'silence-not-asked':
    case 'still-open':
    case 'group-was-reached':
    case 'reopened-already':
    case 'served-decided':
    case 'served-reported':
    case 'served-withdrawn':
      return t(`processes.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

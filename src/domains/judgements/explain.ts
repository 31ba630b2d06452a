/** Why a judgement was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import { findWindowRule, inWords } from '../templates/index.ts'
import type { JudgementRefusal, OwnRefusal } from './rules.ts'

const OWN = {
  'no-such-decision': true,
  'no-such-outcome': true,
  'no-such-item': true,
  'call-not-named': true,
  'window-runs': true,
  'rule-not-met': true,
  'too-many-judgements': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: JudgementRefusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: JudgementRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t, template }: Saying): string {
  switch (refusal.kind) {
    case 'window-runs': {
      const rule = findWindowRule(template, refusal.window)
      const window = rule ? inWords(rule.title, t) : refusal.window
      return t('judgements.refused.window-runs', { window })
    }
    case 'too-many-judgements':
      return t('judgements.refused.too-many-judgements', { most: refusal.most })
    case 'rule-not-met': {
      const short = refusal.verdict.measure?.short ?? 0
      return t('judgements.refused.rule-not-met', { short })
    }
    case 'no-such-decision':
    case 'no-such-outcome':
    case 'no-such-item':
    case 'call-not-named':
      return t(`judgements.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

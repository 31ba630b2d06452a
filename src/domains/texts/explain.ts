/** Why something was refused, in a sentence with the number that counts. Decides nothing. */
import { formatWhen, type Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying, type StandingRefusal } from '../processes/index.ts'
import { explainFlaw } from './explain-file.ts'
import type { LifeRefusal } from './rules/life.ts'
import type { MannerRefusal } from './rules/manner.ts'
import type { FileRefusal } from './rules/understood.ts'
import type { TextRefusal } from './rules/versions.ts'

const OWN = {
  'process-ended': true,
  frozen: true,
  settled: true,
  fixed: true,
  superseded: true,
  'no-clauses': true,
  'too-many-clauses': true,
  'clause-too-long': true,
  'unknown-clause': true,
  bracket: true,
  overtaken: true,
  'nothing-changed': true,
  'too-many-versions': true,
} as const satisfies Record<Exclude<TextRefusal, StandingRefusal>['kind'], true>

type OwnRefusal = Extract<TextRefusal, { readonly kind: keyof typeof OWN }>

const isOwn = (refusal: TextRefusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)

export const explain = (refusal: TextRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying.t) : explainProcess(refusal, saying)

/** As `explain`, where a file may have been sent. */
export function explainSent(
  refusal: TextRefusal | FileRefusal | MannerRefusal,
  saying: Saying,
): string {
  const { t } = saying
  if (refusal.kind === 'file') return explainFlaw(refusal.flaw, t)
  if (refusal.kind === 'both-manners') return t('texts.refused.both-manners')
  return refusal.kind === 'several-files'
    ? t('texts.refused.several-files', { sent: refusal.sent })
    : explain(refusal, saying)
}

const LIFE = {
  'not-draft': true,
  uncountersigned: true,
  'no-successor': true,
  'not-adopted': true,
  'no-such-clause': true,
  'not-there-once': true,
  'same-words': true,
  'too-many-errata': true,
} as const satisfies Record<Exclude<LifeRefusal, TextRefusal>['kind'], true>

type OfLife = Extract<LifeRefusal, { readonly kind: keyof typeof LIFE }>

const isOfLife = (refusal: LifeRefusal): refusal is OfLife => Object.hasOwn(LIFE, refusal.kind)

/** Why a text cannot take this step of its life. */
export const explainLife = (refusal: LifeRefusal, saying: Saying): string =>
  isOfLife(refusal) ? explainStep(refusal, saying.t) : explain(refusal, saying)

function explainStep(refusal: OfLife, t: Translate): string {
  switch (refusal.kind) {
    case 'not-adopted':
      return t('texts.refused.not-adopted', { version: refusal.version })
    case 'no-such-clause':
      return t('texts.refused.no-such-clause', { clause: refusal.clause })
    case 'not-there-once':
      return t('texts.refused.not-there-once', { times: refusal.times })
    case 'too-many-errata':
      return t('texts.refused.too-many-errata', { most: refusal.most })
    case 'uncountersigned':
      return t('texts.refused.uncountersigned', { version: refusal.version })
    case 'not-draft':
    case 'no-successor':
    case 'same-words':
      return t(`texts.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'frozen':
      return refusal.until === undefined
        ? t('texts.refused.frozen')
        : t('texts.refused.frozen.until', { when: formatWhen(refusal.until, 'UTC', t.language) })
    case 'settled':
      return t('texts.refused.settled', { version: refusal.adopted })
    case 'too-many-clauses':
    case 'too-many-versions':
      return t(`texts.refused.${refusal.kind}`, { most: refusal.most })
    case 'clause-too-long':
      return t('texts.refused.clause-too-long', { clause: refusal.clause, most: refusal.most })
    case 'bracket':
      return t(`texts.refused.bracket.${refusal.flaw}`, { clause: refusal.clause, at: refusal.at })
    case 'overtaken':
      return t('texts.refused.overtaken', { latest: refusal.latest })
    case 'nothing-changed':
      return t('texts.refused.nothing-changed', { latest: refusal.latest })
    case 'unknown-clause':
      return t('texts.refused.unknown-clause', { clause: refusal.clause })
    case 'process-ended':
    case 'fixed':
    case 'superseded':
    case 'no-clauses':
      return t(`texts.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

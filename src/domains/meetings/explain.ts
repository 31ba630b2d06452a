/** Why something about a meeting was refused, in a sentence. Decides nothing. */
import { unreachable, type Instant } from '../../platform/values.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import { explainProcess, type Template } from '../processes/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

const OWN = {
  'body-dissolved': true,
  'no-such-host': true,
  'too-many-occurrences': true,
  'no-occurrence': true,
  'too-many-slots': true,
  'bad-day': true,
  'bad-time': true,
  'bad-zone': true,
  'skipped-time': true,
  'in-the-past': true,
  'too-far-ahead': true,
  'too-many-meetings': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)

export type Saying = {
  readonly t: Translate
  /** Of the process; a body has none. */
  readonly template: Template | undefined
  readonly now: Instant
}

export function explain(refusal: Refusal, saying: Saying): string {
  const { t, template, now } = saying
  if (isOwn(refusal)) return explainOwn(refusal, saying)
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  return template ? explainProcess(refusal, { t, template, now }) : t('meetings.refused.not-runner')
}

/** `2026-03-29T02:30` as people write it. */
const spaced = (local: string) => local.replace('T', ' ')

function explainOwn(refusal: OwnRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'too-many-occurrences':
      return t('meetings.refused.too-many-occurrences', {
        most: refusal.most,
        asked: refusal.asked,
      })
    case 'too-many-slots':
    case 'too-many-meetings':
      return t(`meetings.refused.${refusal.kind}`, { most: refusal.most })
    case 'bad-day':
      return t('meetings.refused.bad-day', { day: refusal.day })
    case 'bad-time':
      return t('meetings.refused.bad-time', { time: refusal.time })
    case 'bad-zone':
      return t('meetings.refused.bad-zone', { zone: refusal.zone })
    case 'skipped-time':
      return t('meetings.refused.skipped-time', {
        local: spaced(refusal.local),
        zone: refusal.zone,
        before: spaced(refusal.before),
        after: spaced(refusal.after),
      })
    case 'too-far-ahead':
      return t('meetings.refused.too-far-ahead', { years: refusal.years })
    case 'body-dissolved':
    case 'no-such-host':
    case 'no-occurrence':
    case 'in-the-past':
      return t(`meetings.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

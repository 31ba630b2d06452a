/** Why something about a meeting was refused, in a sentence. Decides nothing. */
import { formatWhen, type Translate } from '../../platform/languages/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { explainDiscussion } from '../discussions/index.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import { explainProcess } from '../processes/index.ts'
import { explainSpan, type Template } from '../templates/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

export type Saying = {
  readonly t: Translate
  /** Of the process; a body has none. */
  readonly template: Template | undefined
  readonly now: Instant
}

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
  'short-notice': true,
  'emergency-for-chair': true,
  'meeting-not-now': true,
  'changed-meanwhile': true,
  'room-not-open': true,
  'for-invited': true,
  'video-silent': true,
  'video-refused': true,
  'no-video': true,
  'zone-for-one': true,
  'no-drift': true,
  'wall-gone': true,
  'too-many-items': true,
  'too-many-of-one': true,
  'items-closed': true,
  'no-such-item': true,
  'item-not-open': true,
  'not-your-item': true,
  'no-such-thing': true,
  'agenda-empty': true,
  'too-many-hubs': true,
  'hub-full': true,
  'no-such-hub': true,
  'not-your-hub': true,
  'at-this-hub': true,
  'not-at-this-hub': true,
  'too-many-sessions': true,
  'too-many-parallel': true,
  'outside-meeting': true,
  'no-such-session': true,
  'too-many-materials': true,
  'no-such-material': true,
  'address-or-file': true,
  'bad-file': true,
  'too-many-requests': true,
  'no-such-request': true,
  'request-changed': true,
  'regions-wrong': true,
  'no-such-region': true,
  'same-region': true,
  'in-cycle-already': true,
  'not-of-body': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)

export function explain(refusal: Refusal, saying: Saying): string {
  const { t, template, now } = saying
  if (isOwn(refusal)) return explainOwn(refusal, saying)
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  return template ? explainProcess(refusal, { t, template, now }) : t('meetings.refused.not-runner')
}

/** `2026-03-29T02:30` as people write it. */
const spaced = (local: string) => local.replace('T', ' ')

function explainOwn(refusal: OwnRefusal, saying: Saying): string {
  const { t } = saying
  switch (refusal.kind) {
    case 'too-many-occurrences': {
      const { most, asked } = refusal
      return t('meetings.refused.too-many-occurrences', { most, asked })
    }
    case 'too-many-slots':
    case 'too-many-meetings':
    case 'too-many-items':
    case 'too-many-of-one':
    case 'too-many-hubs':
    case 'hub-full':
    case 'too-many-sessions':
    case 'too-many-parallel':
    case 'too-many-materials':
    case 'too-many-requests':
      return t(`meetings.refused.${refusal.kind}`, { most: refusal.most })
    case 'regions-wrong':
      return t('meetings.refused.regions-wrong', { least: refusal.least, most: refusal.most })
    case 'same-region':
      return t('meetings.refused.same-region', { region: refusal.region, next: refusal.next })
    case 'bad-day':
    case 'bad-time':
    case 'bad-zone':
    case 'bad-file':
      return explainTyped(refusal, saying)
    case 'skipped-time':
    case 'short-notice':
    case 'meeting-not-now':
    case 'changed-meanwhile':
    case 'items-closed':
    case 'room-not-open':
    case 'too-far-ahead':
      return explainHour(refusal, t)
    case 'body-dissolved':
    case 'no-such-host':
    case 'no-occurrence':
    case 'in-the-past':
    case 'emergency-for-chair':
    case 'zone-for-one':
    case 'for-invited':
    case 'video-silent':
    case 'video-refused':
    case 'no-video':
    case 'no-drift':
    case 'wall-gone':
    case 'no-such-item':
    case 'item-not-open':
    case 'not-your-item':
    case 'no-such-thing':
    case 'agenda-empty':
    case 'no-such-hub':
    case 'not-your-hub':
    case 'at-this-hub':
    case 'not-at-this-hub':
    case 'outside-meeting':
    case 'no-such-session':
    case 'no-such-material':
    case 'address-or-file':
    case 'no-such-request':
    case 'request-changed':
    case 'no-such-region':
    case 'in-cycle-already':
    case 'not-of-body':
      return t(`meetings.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

type OfTyped = Extract<OwnRefusal, { kind: 'bad-day' | 'bad-time' | 'bad-zone' | 'bad-file' }>

function explainTyped(refusal: OfTyped, saying: Saying): string {
  const { t } = saying
  switch (refusal.kind) {
    case 'bad-day':
      return t('meetings.refused.bad-day', { day: refusal.day })
    case 'bad-time':
      return t('meetings.refused.bad-time', { time: refusal.time })
    case 'bad-zone':
      return t('meetings.refused.bad-zone', { zone: refusal.zone })
    case 'bad-file':
      return explainDiscussion(refusal.why, saying)
    default:
      return unreachable(refusal)
  }
}

type OfHours = Extract<
  OwnRefusal,
  {
    kind:
      | 'skipped-time'
      | 'short-notice'
      | 'meeting-not-now'
      | 'changed-meanwhile'
      | 'items-closed'
      | 'room-not-open'
      | 'too-far-ahead'
  }
>

function explainHour(refusal: OfHours, t: Translate): string {
  switch (refusal.kind) {
    case 'skipped-time': {
      const { local, zone, before, after } = refusal
      const hours = { local: spaced(local), before: spaced(before), after: spaced(after) }
      return t('meetings.refused.skipped-time', { zone, ...hours })
    }
    case 'short-notice': {
      const { span, earliest, isAllowed } = refusal
      return t(`meetings.refused.short-notice.${isAllowed ? 'reason' : 'never'}`, {
        span: explainSpan(span, t),
        earliest: formatWhen(earliest, 'UTC', t.language),
      })
    }
    case 'meeting-not-now':
      return t('meetings.refused.meeting-not-now', {
        phase: t(`meetings.phase.${refusal.phase}`),
      })
    case 'changed-meanwhile': {
      const { local, zone, minutes } = refusal
      return t('meetings.refused.changed-meanwhile', { local: spaced(local), zone, minutes })
    }
    case 'items-closed':
      return t('meetings.refused.items-closed', {
        until: formatWhen(refusal.until, 'UTC', t.language),
      })
    case 'room-not-open':
      return t('meetings.refused.room-not-open', {
        opens: formatWhen(refusal.opens, 'UTC', t.language),
      })
    case 'too-far-ahead':
      return t('meetings.refused.too-far-ahead', { years: refusal.years })
    default:
      return unreachable(refusal)
  }
}

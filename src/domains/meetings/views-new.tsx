/** Calling meetings: the form, and the days it comes to before anything is announced. Pure. */
import { formatClock } from '../../platform/languages/index.ts'
import {
  Button,
  Choice,
  DataTable,
  Field,
  Hidden,
  Link,
  Meta,
  More,
  Page,
  Section,
  Select,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { VideoKind } from '../../platform/video/index.ts'
import { plain } from '../processes/index.ts'
import { explainSpan } from '../templates/index.ts'
import { ActForm } from './act-form.tsx'
import { placeOf, type Hosting } from './hosting.ts'
import { MEETING_KINDS, TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from './meeting.ts'
import { EnteringFields } from './parts.tsx'
import type { Plan } from './rules-calling.ts'
import { ruleOf } from './rules-notice.ts'
import { OCCURRENCES_MAX } from './series.ts'
import type { Scene } from './shown.ts'

export type NewShown = Scene & {
  readonly hosting: Hosting
  /** Nothing was saved: what it would come to. */
  readonly preview: Plan | undefined
  /** Zones in which at least five of those invited are, and the reader's own. */
  readonly zones: readonly string[]
  /** The server on which the place can make a room. */
  readonly video: VideoKind | undefined
}

export function NewPage({ shown }: { readonly shown: NewShown }) {
  const { t } = useReader()
  const { hosting, preview } = shown
  const { path, name, slug, practice } = placeOf(hosting)
  return (
    <Page
      title={t('meetings.new')}
      section="meetings"
      practice={practice}
      crumbs={[
        { label: t('meetings.title'), href: '/meetings' },
        { label: plain(shown, name, slug), href: path },
      ]}
      lede={t('meetings.new.lede')}
    >
      {preview && <Preview shown={shown} plan={preview} />}
      <Notices hosting={hosting} />
      <Meta>
        <Link to={`/slots?${hosting.kind}=${slug}`}>{t('meetings.fair-slots')}</Link>
      </Meta>
      <ActForm scene={shown} hosting={hosting} form="call" action="/meetings">
        <Hidden name="host" value={`${hosting.kind}:${slug}`} />
        <WhatFields />
        <WhenFields />
        <More label={t('meetings.new.rotate')}>
          <SlotFields number={2} />
          <SlotFields number={3} />
        </More>
        <RepeatFields />
        <EnteringFields video={shown.video} />
        <TextArea
          name="shortNotice"
          label={t('meetings.new.short')}
          hint={t('meetings.new.short.hint')}
          maxlength={WORDS_LENGTH_MAX}
          rows={2}
        />
        <p class="row">
          <Button name="step" value="preview" quiet={preview !== undefined}>
            {t('meetings.new.preview')}
          </Button>
          {preview && (
            <Button name="step" value="announce">
              {t('meetings.new.announce', { count: preview.occurrences.length })}
            </Button>
          )}
        </p>
      </ActForm>
    </Page>
  )
}

/** What the rule asks of each kind, before somebody types a day that it refuses. */
function Notices({ hosting }: { readonly hosting: Hosting }) {
  const { t } = useReader()
  const lines = MEETING_KINDS.flatMap((kind) => {
    const notice = ruleOf(hosting, kind)?.notice
    return notice
      ? [{ kind: t(`meetings.kind.${kind}`), span: explainSpan(notice.for, t), ...notice }]
      : []
  })
  if (lines.length === 0) return <Meta>{t('meetings.new.no-rule')}</Meta>
  return (
    <Meta>
      {t('meetings.new.rule')}{' '}
      {lines.map(({ kind, span, tag }) => `${kind}: ${span} [${tag}]`).join(' · ')}
    </Meta>
  )
}

function WhatFields() {
  const { t } = useReader()
  return (
    <>
      <Field name="title" label={t('meetings.new.title')} maxlength={TITLE_LENGTH_MAX} required />
      <Select
        name="kind"
        label={t('meetings.new.kind')}
        value="call"
        required
        options={MEETING_KINDS.map((kind) => ({
          value: kind,
          label: t(`meetings.kind.${kind}`),
        }))}
      />
    </>
  )
}

function WhenFields() {
  const { t, zone } = useReader()
  return (
    <>
      <Field name="from" type="date" label={t('meetings.new.day')} required />
      <Field name="time1" label={t('meetings.new.time')} hint="15:00" required />
      <Field
        name="zone1"
        label={t('meetings.new.zone')}
        hint={t('meetings.new.zone.hint')}
        value={zone}
        required
      />
      <Field
        name="minutes"
        label={t('meetings.new.minutes')}
        inputmode="numeric"
        value="60"
        required
      />
    </>
  )
}

function SlotFields({ number }: { readonly number: 2 | 3 }) {
  const { t } = useReader()
  return (
    <>
      <Field name={`time${number}`} label={t('meetings.new.time-of', { number })} />
      <Field name={`zone${number}`} label={t('meetings.new.zone-of', { number })} />
    </>
  )
}

function RepeatFields() {
  const { t } = useReader()
  const repeats = ['once', 'weekly', 'monthly', 'monthly-last', 'dates'] as const
  return (
    <>
      <Choice
        name="repeats"
        legend={t('meetings.new.repeats')}
        value="once"
        options={repeats.map((value) => ({ value, label: t(`meetings.repeats.${value}`) }))}
      />
      <Field name="every" label={t('meetings.new.every')} inputmode="numeric" />
      <Field
        name="count"
        label={t('meetings.new.count')}
        hint={t('meetings.new.count.hint', { most: OCCURRENCES_MAX })}
        inputmode="numeric"
      />
      <TextArea name="dates" label={t('meetings.new.dates')} hint="2026-12-10" rows={2} />
      <TextArea name="except" label={t('meetings.new.except')} hint="2026-12-24" rows={2} />
      <Choice
        name="fold"
        legend={t('meetings.new.fold')}
        value="earlier"
        options={[
          { value: 'earlier', label: t('meetings.fold.earlier') },
          { value: 'later', label: t('meetings.fold.later') },
        ]}
      />
    </>
  )
}

type PreviewProps = { readonly shown: NewShown; readonly plan: Plan }

function Preview({ shown, plan }: PreviewProps) {
  const { t, language, zone: own } = useReader()
  const { occurrences } = plan
  const announced = occurrences.map(({ zone }) => zone)
  const zones = [...new Set(['UTC', ...announced, own, ...shown.zones])]
  const clock = (at: Instant, zone: string) => formatClock(at, zone, language)
  return (
    <Section title={t('meetings.preview', { count: occurrences.length })} id="preview">
      <p>{t('meetings.preview.hint')}</p>
      {occurrences.some(({ repeated }) => repeated) && <p>{t('meetings.preview.repeated')}</p>}
      {plan.short.size > 0 && <p>{t('meetings.preview.short', { count: plan.short.size })}</p>}
      {plan.closed && <p>{t('meetings.ways.closed')}</p>}
      <DataTable
        caption={t('meetings.preview.zones')}
        captionUnseen
        columns={[
          { label: '#', number: true },
          { label: t('meetings.preview.announced') },
          ...zones.map((zone) => ({ label: zone })),
        ]}
        rows={occurrences.map(({ number, local, zone, starts }) => [
          String(number),
          `${local.replace('T', ' ')} ${zone}`,
          ...zones.map((one) => clock(starts, one)),
        ])}
      />
    </Section>
  )
}

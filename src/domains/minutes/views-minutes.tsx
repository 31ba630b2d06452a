/** What is owed after a meeting, and the way from notes to approved minutes. Pure. */
import {
  Button,
  Choice,
  Empty,
  Field,
  Link,
  List,
  Meta,
  More,
  Section,
  Select,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { isLanguage, LANGUAGES, nativeName } from '../../platform/languages/index.ts'
import { wasCalledOff } from '../meetings/index.ts'
import { canTry } from '../people/index.ts'
import { Name } from '../processes/index.ts'
import { CORRECTION_DAYS, WORDS_LENGTH_MAX } from './minutes.ts'
import { ActForm, phase, Said } from './parts.tsx'
import { mayApprove, mayClose, mayReopen, runs } from './rules.ts'
import type { NotesShown } from './shown.ts'
import { HREF_LENGTH_MAX, TRACE_KINDS, type Trace, type TraceDuty } from './trace.ts'

type Shown = { readonly shown: NotesShown }

export function TraceSection({ shown }: Shown) {
  const { t } = useReader()
  const { traces, duties } = shown
  return (
    <Section title={t('minutes.traces')} id="traces">
      <DutyList duties={duties} />
      {traces.length === 0 && <Empty>{t('minutes.traces.none')}</Empty>}
      <TraceList shown={shown} />
      <TraceForm shown={shown} />
    </Section>
  )
}

/** What is owed, by when, and whether it is there. */
export function DutyList({ duties }: { readonly duties: readonly TraceDuty[] }) {
  if (duties.length === 0) return null
  return (
    <List>
      {duties.map((duty) => (
        <DutyLine duty={duty} />
      ))}
    </List>
  )
}

const TONES = {
  coming: 'plain',
  due: 'warn',
  late: 'bad',
  met: 'now',
  excused: 'plain',
} as const satisfies Record<TraceDuty['state'], string>

function DutyLine({ duty }: { readonly duty: TraceDuty }) {
  const { t } = useReader()
  return (
    <li>
      <div class="row end">
        <span>
          {t(`minutes.trace.${duty.kind}`)} · {t('minutes.due')} <When at={duty.due} />
        </span>
        <Tag tone={TONES[duty.state]}>{t(`minutes.duty.${duty.state}`)}</Tag>
      </div>
    </li>
  )
}

export function TraceList({ shown }: Shown) {
  if (shown.traces.length === 0) return null
  return (
    <List>
      {shown.traces.map((trace) => (
        <TraceLine shown={shown} trace={trace} />
      ))}
    </List>
  )
}

function TraceLine({ shown, trace }: Shown & { readonly trace: Trace }) {
  const { t } = useReader()
  const { what, kind, language } = trace
  const named = isLanguage(language) ? ` · ${nativeName(language)}` : ''
  return (
    <li>
      <p>
        {t(`minutes.trace.${kind}`)}
        {named}
        {': '}
        {what.kind === 'link' ? (
          <Link to={what.href}>
            <UserText>{what.href}</UserText>
          </Link>
        ) : (
          t('minutes.trace.excused')
        )}
      </p>
      {what.kind === 'none' && <Said scene={shown} of={what.reason} />}
      <Meta>
        <Name scene={shown} person={trace.by} /> · <When at={trace.at} brief />
      </Meta>
    </li>
  )
}

function TraceForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, meeting, now, returned } = shown
  const isBack = returned?.form === 'trace'
  if (!isBack && (now < meeting.starts || !canTry(runs(about)))) return null
  return (
    <More label={t('minutes.trace.add')}>
      <ActForm
        scene={shown}
        form="trace"
        action={`/meetings/${meeting.id}/traces`}
        submit={t('minutes.trace.button')}
      >
        <Choice
          name="kind"
          legend={t('minutes.trace.kind')}
          value="recording"
          options={TRACE_KINDS.map((value) => ({ value, label: t(`minutes.trace.${value}`) }))}
          required
        />
        <Select
          name="language"
          label={t('minutes.trace.language')}
          value=""
          options={[
            { value: '', label: t('minutes.trace.any-language') },
            ...LANGUAGES.map((value) => ({ value, label: nativeName(value), lang: value })),
          ]}
        />
        <Field name="href" type="url" label={t('minutes.trace.href')} maxlength={HREF_LENGTH_MAX} />
        <TextArea
          name="reason"
          label={t('minutes.trace.reason')}
          maxlength={WORDS_LENGTH_MAX}
          rows={2}
        />
      </ActForm>
    </More>
  )
}

/** Where the minutes are, and what whoever runs the meeting does next. */
export function StateSection({ shown }: Shown) {
  const { t } = useReader()
  const { about, meeting } = shown
  const { said } = about.minutes
  const at = phase(shown)
  const why = meeting.state.kind === 'cancelled' && <Said scene={shown} of={meeting.state.reason} />
  if (wasCalledOff(meeting)) {
    return (
      <Section title={t('minutes.state')} id="state">
        <p>{t('minutes.lede.cancelled')}</p>
        {why}
      </Section>
    )
  }
  return (
    <Section title={t('minutes.state')} id="state">
      {why}
      <p>{t(`minutes.state.${at}`, { count: CORRECTION_DAYS })}</p>
      {said !== undefined && <Said scene={shown} of={said} />}
      <StateForms shown={shown} />
    </Section>
  )
}

function StateForms({ shown }: Shown) {
  const { t } = useReader()
  const { about, meeting, corrections, returned } = shown
  const isBack = returned?.form === 'minutes'
  const closes = canTry(mayClose(about))
  const reopens = canTry(mayReopen(about))
  const approves = canTry(mayApprove(about, corrections))
  if (!closes && !reopens && !approves && !isBack) return null
  return (
    <ActForm scene={shown} form="minutes" action={`/meetings/${meeting.id}/minutes`}>
      {(reopens || approves) && (
        <TextArea
          name="said"
          label={t('minutes.state.said')}
          hint={t('minutes.state.said.hint')}
          maxlength={WORDS_LENGTH_MAX}
          rows={2}
        />
      )}
      <p class="row">
        {closes && (
          <Button name="to" value="close">
            {t('minutes.state.to.close')}
          </Button>
        )}
        {approves && (
          <Button name="to" value="approve">
            {t('minutes.state.to.approve')}
          </Button>
        )}
        {reopens && (
          <Button name="to" value="reopen" quiet>
            {t('minutes.state.to.reopen')}
          </Button>
        )}
      </p>
    </ActForm>
  )
}

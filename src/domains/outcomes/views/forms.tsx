/** The forms about an outcome and its commitments; each shown to whom the rules let try. */
import type { ComponentChildren } from 'preact'
import {
  Checkbox,
  Field,
  Form,
  Link,
  More,
  Page,
  Select,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { Call } from '../../decisions/index.ts'
import type { Actor } from '../../people/index.ts'
import { canTry } from '../../people/index.ts'
import { roleTitle, undertakingsOf } from '../../templates/index.ts'
import type { Commitment } from '../commitment.ts'
import { TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from '../outcome.ts'
import { mayChange, mayCommit, mayContest, mayReport, mayWithdraw } from '../rules/committing.ts'
import { explain } from './explain.ts'
import { FirstAct } from './first-act.tsx'
import { Line, plain } from './parts.tsx'
import { returnedFor, type OutcomeShown, type Returned, type Scene } from './shown.ts'

type Shown = { readonly shown: OutcomeShown }
type About = Shown & { readonly commitment: Commitment }

/** What every form here takes: what came back of it, and why. */
function useAgain(scene: Scene, returned: Returned | undefined) {
  const { t } = useReader()
  const { template, now } = scene
  const { refusal } = returned ?? {}
  return {
    again: returned?.again,
    refusal: refusal && explain(refusal, { t, template, now }),
  }
}

/** For the parties of theirs that somebody may sign for; others read how to become able to. */
export function CommitForm({ shown }: Shown) {
  const { t } = useReader()
  const { outcome, process, template, viewer, commitments } = shown
  const returned = returnedFor(shown, 'commitment')
  const again = useAgain(shown, returned)
  if (process.reported && !returned) return null
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('outcomes.commit.sign-in')}</Link>
      </p>
    )
  }
  const facts = { undertakings: undertakingsOf(process.pin), before: commitments.length }
  if (!returned && !canTry(mayCommit(process, viewer, facts))) return null
  const parties = partiesOf(shown, viewer, t)
  if (!returned && parties.length === 0) {
    return (
      <p>
        <Link to="/account">{t('outcomes.commit.no-party')}</Link>
      </p>
    )
  }
  return (
    <Form
      action={`/outcomes/${outcome.id}/commitments`}
      submit={t('outcomes.commit.button')}
      {...again}
      keepDraft
      panel
    >
      <h3>{t('outcomes.commit.title')}</h3>
      <Select name="party" label={t('outcomes.commit.party')} options={parties} required />
      <TextArea
        name="what"
        label={t('outcomes.commit.what')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      <Field name="due" type="date" label={t('outcomes.commit.due')} required />
      <FirstAct actor={viewer} speaks={{ process, template }} />
    </Form>
  )
}

/** Organisations one belongs to, and roles one holds in the body of the process. */
function partiesOf(shown: OutcomeShown, actor: Actor, t: Translate) {
  const { process, template } = shown
  const organisations = actor.capacities.flatMap(({ capacity, organisation }) =>
    organisation === undefined
      ? []
      : [{ value: capacity, label: plain(shown, organisation, t('html.redacted')) }],
  )
  const roles = actor.roles
    .filter(({ body }) => body === process.body)
    .map(({ role }) => ({ value: `role:${role}`, label: roleTitle(template, role, t) }))
  return [...organisations, ...roles]
}

export function CommitmentForms({ shown, commitment }: About) {
  const { viewer, contests, process } = shown
  if (!viewer) return null
  const facts = {
    undertakings: undertakingsOf(process.pin),
    before: contests.filter((one) => one.commitment === commitment.id).length,
  }
  return (
    <>
      <Opening about={{ shown, commitment, form: 'report' }} may={mayReport(commitment, viewer)}>
        <ReportForm shown={shown} commitment={commitment} />
      </Opening>
      <Opening about={{ shown, commitment, form: 'change' }} may={mayChange(commitment, viewer)}>
        <ChangeForm shown={shown} commitment={commitment} />
      </Opening>
      <Opening
        about={{ shown, commitment, form: 'withdrawal' }}
        may={mayWithdraw(commitment, viewer)}
      >
        <ReasonForm shown={shown} commitment={commitment} form="withdrawal" />
      </Opening>
      <Opening
        about={{ shown, commitment, form: 'contest' }}
        may={mayContest(commitment, viewer, facts)}
      >
        <ReasonForm shown={shown} commitment={commitment} form="contest" />
      </Opening>
    </>
  )
}

type OpeningProps = {
  readonly about: About & { readonly form: 'report' | 'change' | 'withdrawal' | 'contest' }
  readonly may: Parameters<typeof canTry>[0]
  readonly children: ComponentChildren
}

/** A form that came back stands open whoever sent it, so that what was typed is not lost. */
function Opening({ about: { shown, commitment, form }, may, children }: OpeningProps) {
  const { t } = useReader()
  if (returnedFor(shown, form, commitment.id)) return <>{children}</>
  return canTry(may) ? <More label={t(`outcomes.${form}.title`)}>{children}</More> : null
}

function ReportForm({ shown, commitment }: About) {
  const { t } = useReader()
  const again = useAgain(shown, returnedFor(shown, 'report', commitment.id))
  return (
    <Form
      action={`/commitments/${commitment.id}/reports`}
      submit={t('outcomes.report.button')}
      {...again}
      keepDraft
    >
      <TextArea
        name="evidence"
        label={t('outcomes.report.evidence')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      <Field name="href" label={t('outcomes.report.href')} hint={t('outcomes.report.href.hint')} />
      <Checkbox name="done" label={t('outcomes.report.is-done')} />
      {shown.viewer && <FirstAct actor={shown.viewer} />}
    </Form>
  )
}

function ChangeForm({ shown, commitment }: About) {
  const { t } = useReader()
  const again = useAgain(shown, returnedFor(shown, 'change', commitment.id))
  return (
    <Form
      action={`/commitments/${commitment.id}/changes`}
      submit={t('outcomes.change.button')}
      {...again}
      keepDraft
    >
      <TextArea
        name="what"
        label={t('outcomes.commit.what')}
        value={plain(shown, commitment.what, '')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      <Field name="due" type="date" label={t('outcomes.commit.due')} required />
      <TextArea name="reason" label={t('outcomes.reason')} maxlength={WORDS_LENGTH_MAX} required />
      {shown.viewer && <FirstAct actor={shown.viewer} />}
    </Form>
  )
}

const PATHS = { withdrawal: 'withdrawals', contest: 'contests' } as const

function ReasonForm({
  shown,
  commitment,
  form,
}: About & { readonly form: 'withdrawal' | 'contest' }) {
  const { t } = useReader()
  const { process, template, viewer } = shown
  const again = useAgain(shown, returnedFor(shown, form, commitment.id))
  return (
    <Form
      action={`/commitments/${commitment.id}/${PATHS[form]}`}
      submit={t(`outcomes.${form}.button`)}
      {...again}
      keepDraft
    >
      <TextArea
        name="reason"
        label={t(`outcomes.${form}.reason`)}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      {viewer && (
        <FirstAct actor={viewer} speaks={form === 'contest' ? { process, template } : undefined} />
      )}
    </Form>
  )
}

export type NewOutcomeProps = {
  readonly scene: Scene
  readonly call: Call
  readonly viewer: Actor
  readonly returned: Returned | undefined
}

/** The form with which those who conducted a call adopt what was agreed in it. */
export function NewOutcomePage({ scene, call, viewer, returned }: NewOutcomeProps) {
  const { t } = useReader()
  const { process } = scene
  const again = useAgain(scene, returned)
  return (
    <Page
      title={t('outcomes.adopt.title')}
      section="processes"
      practice={process.practice}
      lede={t('outcomes.adopt.lede')}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: plain(scene, process.title, process.slug), href: `/processes/${process.slug}` },
      ]}
    >
      <p>
        <Link to={`/calls/${call.id}`}>
          <Line scene={scene} of={call.question} />
        </Link>
      </p>
      <Form
        action={`/calls/${call.id}/outcomes`}
        submit={t('outcomes.adopt.button')}
        {...again}
        keepDraft
        panel
      >
        <Field
          name="title"
          label={t('outcomes.adopt.name')}
          hint={t('outcomes.adopt.name.hint')}
          maxlength={TITLE_LENGTH_MAX}
          required
        />
        <TextArea name="summary" label={t('outcomes.adopt.summary')} maxlength={WORDS_LENGTH_MAX} />
        <FirstAct actor={viewer} />
      </Form>
    </Page>
  )
}

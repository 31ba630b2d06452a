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
import { roleTitle, undertakingsOf } from '../../processes/index.ts'
import type { Commitment } from '../commitment.ts'
import { TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from '../outcome.ts'
import * as rules from '../rules/committing.ts'
import { explain } from './explain.ts'
import { canTry, FirstAct } from './first-act.tsx'
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
  const again = useAgain(shown, returnedFor(shown, 'commitment'))
  if (process.reported) return null
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('outcomes.commit.sign-in')}</Link>
      </p>
    )
  }
  const facts = { undertakings: undertakingsOf(process.pin), before: commitments.length }
  if (!canTry(rules.mayCommit(process, viewer, facts))) return null
  const parties = partiesOf(shown, viewer, t)
  if (parties.length === 0) {
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
  const { t } = useReader()
  const { viewer } = shown
  if (!viewer) return null
  return (
    <>
      {canTry(rules.mayReport(commitment, viewer)) && (
        <Opening label={t('outcomes.report.title')} open={isBack(shown, commitment, 'report')}>
          <ReportForm shown={shown} commitment={commitment} />
        </Opening>
      )}
      {canTry(rules.mayChange(commitment, viewer)) && (
        <Opening label={t('outcomes.change.title')} open={isBack(shown, commitment, 'change')}>
          <ChangeForm shown={shown} commitment={commitment} />
        </Opening>
      )}
      {canTry(rules.mayWithdraw(commitment, viewer)) && (
        <Opening
          label={t('outcomes.withdraw.title')}
          open={isBack(shown, commitment, 'withdrawal')}
        >
          <ReasonForm shown={shown} commitment={commitment} form="withdrawal" />
        </Opening>
      )}
      <ContestForm shown={shown} commitment={commitment} />
    </>
  )
}

const isBack = (shown: OutcomeShown, { id }: Commitment, form: Returned['form']) =>
  returnedFor(shown, form, id) !== undefined

type OpeningProps = {
  readonly label: string
  /** A form that came back stands open, so that its refusal is read. */
  readonly open: boolean
  readonly children: ComponentChildren
}

const Opening = ({ label, open, children }: OpeningProps) =>
  open ? <>{children}</> : <More label={label}>{children}</More>

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

function ContestForm({ shown, commitment }: About) {
  const { t } = useReader()
  const { process, viewer, contests } = shown
  const before = contests.filter((one) => one.commitment === commitment.id).length
  const facts = { undertakings: undertakingsOf(process.pin), before }
  if (!canTry(rules.mayContest(commitment, viewer, facts))) return null
  return (
    <Opening label={t('outcomes.contest.title')} open={isBack(shown, commitment, 'contest')}>
      <ReasonForm shown={shown} commitment={commitment} form="contest" />
    </Opening>
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

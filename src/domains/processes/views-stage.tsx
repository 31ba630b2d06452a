/** Where officers move a process on, and everybody reads why they could not. Pure. */
import {
  Field,
  Form,
  Hidden,
  Meta,
  Page,
  Panel,
  Select,
  useReader,
  When,
  type Again,
} from '../../platform/html/index.ts'
import { PermanenceNotice } from '../people/index.ts'
import { inWords, roleTitles, stageTitle } from './explain.ts'
import { spanWords } from './explain-template.ts'
import type { ProcessView } from './reading.ts'
import { waysOn } from './rules.ts'
import type { Halt } from './steps.ts'
import { GateList, PhaseTrack, textOf, useCrumbs } from './views-parts.tsx'

/** One line, public at once: longer reasons belong into the full one. */
export const REASON_LENGTH_MAX = 200
export const TITLE_LENGTH_MAX = 120

/** What the reader may do here, as `rules` say. */
export type MaySteward = {
  readonly move: boolean
  readonly override: boolean
  readonly resume: boolean
  /** Names of what they may publish. */
  readonly artefacts: readonly string[]
  /** Has not yet read what is permanent: each form then begins with it. */
  readonly unread: boolean
}

/** Which form of the page came back, with what was typed and why it was refused. */
export type Returned = {
  readonly action: string
  readonly again: Again
  readonly refusal?: string | undefined
}

export type StageProps = {
  readonly view: ProcessView
  readonly may: MaySteward
  readonly returned?: Returned | undefined
}

export function StagePage(props: StageProps) {
  const { t, now } = useReader()
  const { process, template, words, verdict } = props.view
  const title = textOf(words, process.title, t('processes.removed.title'))
  const crumbs = useCrumbs(process)
  const { state } = process
  return (
    <Page
      title={t('processes.stage.title')}
      section="processes"
      crumbs={[...crumbs, { label: <bdi>{title}</bdi>, href: `/processes/${process.slug}` }]}
      practice={process.practice}
      head={<PhaseTrack process={process} template={template} />}
    >
      {'since' in state && (
        <p>
          {t.rich('processes.stage.now', {
            stage: <b>{stageTitle(template, state.stage, t)}</b>,
            when: <When at={state.since} />,
          })}
        </p>
      )}
      {verdict && <GateList verdict={verdict} saying={{ t, template, now }} />}
      <Meta>
        {t('processes.stage.who', {
          movers: roleTitles(template, template.moves.by, t),
          overriders: roleTitles(template, template.overrides.by, t),
        })}
      </Meta>
      <MoveForms {...props} />
      <HaltForms {...props} />
      <DocumentForm {...props} />
    </Page>
  )
}

/** What a form of this page shows when it came back. */
const backTo = (action: string, returned: Returned | undefined) =>
  returned?.action === action
    ? { again: returned.again, refusal: returned.refusal }
    : { again: undefined, refusal: undefined }

function Reason() {
  const { t } = useReader()
  return (
    <Field
      name="reason"
      label={t('processes.reason')}
      hint={t('processes.reason.hint')}
      required
      maxlength={REASON_LENGTH_MAX}
    />
  )
}

function MoveForms({ view, may, returned }: StageProps) {
  const { t } = useReader()
  const { process, template, verdict } = view
  const ways = waysOn(process, template)
  if (!ways) return null
  const moves = `/processes/${process.slug}/stage-moves`
  const overrides = `/processes/${process.slug}/overrides`
  const next = stageTitle(template, ways.next, t)
  const isBack = returned?.again.typed['to'] !== ways.next
  return (
    <>
      {may.move && (
        <Panel title={t('processes.stage.next', { stage: next })}>
          <Form
            action={moves}
            id="move"
            submit={t('processes.stage.move', { stage: next })}
            {...backTo(moves, isBack ? undefined : returned)}
          >
            <Hidden name="to" value={ways.next} />
            {may.unread && <PermanenceNotice />}
          </Form>
        </Panel>
      )}
      {may.override && verdict && !verdict.met && (
        <Panel title={t('processes.stage.override')}>
          <p>
            {t('processes.stage.override.why', {
              span: spanWords(template.overrides.fullReasonWithin, t),
            })}
          </p>
          <Form
            action={overrides}
            quiet
            submit={t('processes.stage.override.button', { stage: next })}
            {...backTo(overrides, returned)}
          >
            <Reason />
            {may.unread && <PermanenceNotice />}
          </Form>
        </Panel>
      )}
      {may.move && ways.back.length > 0 && (
        <Panel title={t('processes.stage.back')}>
          <Form
            action={moves}
            id="back"
            quiet
            submit={t('processes.stage.back.button')}
            {...backTo(moves, isBack ? returned : undefined)}
          >
            <Select
              name="to"
              label={t('processes.stage.back.to')}
              required
              options={ways.back.map((id) => ({ value: id, label: stageTitle(template, id, t) }))}
            />
            <Reason />
            {may.unread && <PermanenceNotice />}
          </Form>
        </Panel>
      )}
    </>
  )
}

function HaltForms({ view, may, returned }: StageProps) {
  const { t } = useReader()
  const halts: readonly Halt[] = may.override
    ? ['suspension', 'termination']
    : may.resume
      ? ['resumption', 'termination']
      : []
  return halts.map((halt) => {
    const action = `/processes/${view.process.slug}/${halt}s`
    return (
      <Panel title={t(`processes.halt.${halt}`)}>
        <Form
          action={action}
          quiet
          submit={t(`processes.halt.${halt}.button`)}
          {...backTo(action, returned)}
        >
          <Reason />
          {may.unread && <PermanenceNotice />}
        </Form>
      </Panel>
    )
  })
}

function DocumentForm({ view, may, returned }: StageProps) {
  const { t } = useReader()
  if (may.artefacts.length === 0) return null
  const { process, template } = view
  const action = `/processes/${process.slug}/documents`
  const options = template.artefacts
    .filter(({ id }) => may.artefacts.includes(id))
    .map(({ id, title }) => ({ value: id, label: inWords(title, t) }))
  return (
    <Panel title={t('processes.document.title')}>
      <Form action={action} submit={t('processes.document.button')} {...backTo(action, returned)}>
        <Select name="artefact" label={t('processes.document.kind')} required options={options} />
        <Field
          name="title"
          label={t('processes.document.name')}
          required
          maxlength={TITLE_LENGTH_MAX}
        />
        <Field
          name="href"
          label={t('processes.document.place')}
          hint={t('processes.document.place-hint')}
          required
        />
        {may.unread && <PermanenceNotice />}
      </Form>
    </Panel>
  )
}

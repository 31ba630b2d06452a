/** Where officers move a process on, and everybody reads why they could not. Pure. */
import {
  Field,
  Form,
  Hidden,
  Meta,
  Page,
  Panel,
  Prose,
  Refused,
  Select,
  useReader,
  When,
  type Again,
} from '../../platform/html/index.ts'
import { PermanenceNotice } from '../people/index.ts'
import { inWords, overridersOf, roleTitles, spanWords, stageTitle } from '../templates/index.ts'
import type { Process } from './process.ts'
import type { ProcessView } from './reading.ts'
import { waysOn } from './rules.ts'
import type { Halt } from './steps.ts'
import { isOffered, PauseForms, WayForms, WaysAhead } from './views-ways.tsx'
import { GateList, PhaseTrack, textOf, useCrumbs } from './views-parts.tsx'

/** One line, public at once: longer reasons belong into the full one. */
export const REASON_LENGTH_MAX = 200
export const TITLE_LENGTH_MAX = 120

/** What the reader may do here, as `rules` say. */
export type MaySteward = {
  readonly move: boolean
  readonly override: boolean
  readonly suspend: boolean
  readonly resume: boolean
  /** Ids of exits that they may take once nothing is missing. */
  readonly exits: readonly string[]
  readonly skip: boolean
  readonly vary: boolean
  readonly stop: boolean
  readonly leave: boolean
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
  const { returned } = props
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
      {returned && !isShown(props) && <Unplaced returned={returned} />}
      {verdict && (
        <GateList verdict={verdict} saying={{ t, template, now }} judged={!process.reported} />
      )}
      <Meta>
        {t('processes.stage.who', {
          movers: roleTitles(template, template.moves.by, t),
          overriders: roleTitles(template, overridersOf(template, 'gates'), t),
        })}
      </Meta>
      <WaysAhead view={props.view} />
      <MoveForms {...props} />
      <WayForms {...props} />
      <PauseForms {...props} />
      <HaltForms {...props} />
      <DocumentForm {...props} />
    </Page>
  )
}

const pathsOf = ({ slug }: Process) => ({
  moves: `/processes/${slug}/stage-moves`,
  overrides: `/processes/${slug}/overrides`,
  documents: `/processes/${slug}/documents`,
})

/** Whether the form that came back has its place here; a move has none once a process ended. */
function isShown({ view, may, returned }: StageProps): boolean {
  const { moves, overrides, documents } = pathsOf(view.process)
  const { state } = view.process
  const ways = waysOn(view.process, view.template)
  if (!returned) return false
  const typed = returned.again.typed['to']
  switch (returned.action) {
    case moves:
      return may.move && ways !== undefined && (ways.back.length > 0 || typed === ways.next)
    case overrides:
      return may.override && state.kind === 'running' && view.verdict?.met === false
    case documents:
      return may.artefacts.length > 0
    default:
      return (
        isOffered(view, may, returned) ||
        haltsOf(may).some((halt) => returned.action === haltPath(view.process, halt))
      )
  }
}

/** A form without a place any more: why, and what was typed, so that nothing is lost. */
export function Unplaced({ returned }: { readonly returned: Returned }) {
  const { typed } = returned.again
  const said = typed['reason'] ?? typed['title']
  return (
    <>
      {returned.refusal && <Refused>{returned.refusal}</Refused>}
      {typeof said === 'string' && said !== '' && <Prose text={said} />}
    </>
  )
}

/** What a form of this page shows when it came back. */
export const backTo = (action: string, returned: Returned | undefined) =>
  returned?.action === action
    ? { again: returned.again, refusal: returned.refusal }
    : { again: undefined, refusal: undefined }

export function Reason() {
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
  const { moves, overrides } = pathsOf(process)
  const next = stageTitle(template, ways.next, t)
  const isBack = returned?.again.typed['to'] !== ways.next
  return (
    <>
      {may.move && (
        <Panel level={2} title={t('processes.stage.next', { stage: next })}>
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
        <Panel level={2} title={t('processes.stage.override')}>
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
        <Panel level={2} title={t('processes.stage.back')}>
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

function haltsOf({ suspend, resume }: MaySteward): readonly Halt[] {
  if (suspend) return ['suspension', 'termination']
  return resume ? ['resumption', 'termination'] : []
}

const haltPath = ({ slug }: Process, halt: Halt) => `/processes/${slug}/${halt}s`

function HaltForms({ view, may, returned }: StageProps) {
  const { t } = useReader()
  return haltsOf(may).map((halt) => {
    const action = haltPath(view.process, halt)
    return (
      <Panel level={2} title={t(`processes.halt.${halt}`)}>
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
  const action = pathsOf(process).documents
  const options = template.artefacts
    .filter(({ id }) => may.artefacts.includes(id))
    .map(({ id, title }) => ({ value: id, label: inWords(title, t) }))
  return (
    <Panel level={2} title={t('processes.document.title')}>
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

/** The page of where a process stands, and how it got there. Pure. */
import {
  Ago,
  Day,
  Form,
  Hidden,
  Item,
  LastWord,
  Link,
  List,
  Meta,
  More,
  Page,
  Prose,
  Section,
  Tag,
  TextArea,
  Field,
  TimeLeft,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import { FirstAct, type Actor } from '../people/index.ts'
import type { ToldShown } from '../stewards/index.ts'
import type { Process } from '../processes/index.ts'
import { type Template, undertakingPoints, undertakingsOf } from '../templates/index.ts'
import { HISTORY_LENGTH_MAX, LINE_LENGTH_MAX } from './history.ts'
import type { StateLine, StateOfPlay, StatePart } from './state.ts'

export type Telling = {
  readonly process: Process
  readonly template: Template
  readonly viewer: Actor | undefined
  readonly again?: Again | undefined
  readonly refusal?: string | undefined
}

export type StateProps = {
  readonly state: StateOfPlay
  readonly history: ToldShown | undefined
  readonly practice: boolean
  /** For whom may tell how it came about. */
  readonly telling: Telling | undefined
}

export function StatePage({ state, history, practice, telling }: StateProps) {
  const { t } = useReader()
  const { slug, title, question, stage, parts } = state
  return (
    <Page
      title={t('standing.state.title')}
      section="processes"
      practice={practice}
      crumbs={[{ label: <UserText>{title}</UserText>, href: `/processes/${slug}` }]}
      lede={<UserText>{question}</UserText>}
      head={
        <LastWord who={state.lastWord} ifTheyDiffer={state.ifTheyDiffer} binding={state.binding} />
      }
    >
      <Meta>
        {stage !== undefined && <>{t('standing.stage', { stage })} · </>}
        {t('standing.state.lede')} · <Link to={`/processes/${slug}/state.md`}>Markdown</Link>
      </Meta>
      {parts.map((part) => (
        <Part part={part} slug={slug} />
      ))}
      <Meta>
        {t('standing.state.questions')} <Link to="/guides#ask">{t('guides.ask')}</Link>
      </Meta>
      <HistorySection history={history} telling={telling} slug={slug} />
    </Page>
  )
}

function Part({ part, slug }: { readonly part: StatePart; readonly slug: string }) {
  const { t } = useReader()
  const { kind, lines, more } = part
  return (
    <Section title={t(`standing.part.${kind}`)} id={kind}>
      <List>
        {lines.map((line) => (
          <Line line={line} />
        ))}
      </List>
      {more > 0 && (
        <Meta>
          <Link to={`/processes/${slug}`}>{t('standing.more', { count: more })}</Link>
        </Meta>
      )}
    </Section>
  )
}

function Line({ line }: { readonly line: StateLine }) {
  const { what, href, note } = line
  return <Item title={what} href={href} tag={<Mark line={line} />} meta={note} />
}

function Mark({ line: { met, until, since } }: { readonly line: StateLine }) {
  const { t } = useReader()
  if (met !== undefined) {
    return <Tag tone={met ? 'now' : 'warn'}>{t(met ? 'html.gate.met' : 'html.gate.open')}</Tag>
  }
  if (until !== undefined) return <TimeLeft until={until} />
  return since === undefined ? null : (
    <Tag tone="warn">
      <Ago at={since} />
    </Tag>
  )
}

type HistoryProps = Pick<StateProps, 'history' | 'telling'> & { readonly slug: string }

function HistorySection({ history, telling, slug }: HistoryProps) {
  const { t } = useReader()
  if (!history && !telling) return null
  const form = telling && <TellForm telling={telling} history={history} />
  return (
    <Section title={t('standing.history.title')} id="history">
      {history ? <Told history={history} slug={slug} /> : <Meta>{t('standing.history.none')}</Meta>}
      {form && (telling?.again ? form : <More label={t('standing.history.write')}>{form}</More>)}
    </Section>
  )
}

/** A steward's words, and beside them the way to object to them. */
function Told({ history, slug }: { readonly history: ToldShown; readonly slug: string }) {
  const { t } = useReader()
  const { words, name, path, version, at, line, contested } = history
  const author = path === undefined ? name : <Link to={path}>{name}</Link>
  return (
    <>
      <Prose text={words} />
      <Meta>
        {t.rich('standing.history.by', { name: author, day: <Day at={at} />, version })}
        {' · '}
        <Link to={`/stewards/${line}`}>{t('standing.history.contest')}</Link>
        {contested > 0 && (
          <>
            {' · '}
            <b>{t('standing.history.contested', { count: contested })}</b>
          </>
        )}
        {' · '}
        <Link to={`/processes/${slug}/record`}>{t('standing.since.record')}</Link>
      </Meta>
    </>
  )
}

type TellProps = { readonly telling: Telling; readonly history: ToldShown | undefined }

function TellForm({ telling, history }: TellProps) {
  const { t } = useReader()
  const { process, template, viewer, again, refusal } = telling
  const points = undertakingPoints(template, t)
  return (
    <Form
      action={`/processes/${process.slug}/histories`}
      again={again}
      refusal={refusal}
      submit={t('standing.history.submit')}
      panel
      keepDraft
    >
      <p>{t('standing.history.how')}</p>
      <Hidden name="seen" value={String(history?.version ?? 0)} />
      <TextArea
        name="words"
        label={t('standing.history.words')}
        hint={t('standing.most', { most: HISTORY_LENGTH_MAX })}
        value={history?.words}
        rows={12}
        required
      />
      <Field
        name="line"
        label={t('standing.history.line')}
        hint={t('standing.most', { most: LINE_LENGTH_MAX })}
        required
      />
      <FirstAct actor={viewer} undertakings={{ ...undertakingsOf(process.pin), points }} />
    </Form>
  )
}

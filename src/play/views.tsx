/** The page on which an author tries a template: what is wrong, what it says, how it goes. Pure. */
import {
  DataTable,
  Empty,
  Form,
  Link,
  liveCheck,
  Meta,
  More,
  Page,
  Section,
  Split,
  TextArea,
  useReader,
  type Again,
} from '../platform/html/index.ts'
import { formatList, type Translate } from '../platform/languages/index.ts'
import { sayCondition, stageOf } from '../domains/processes/index.ts'
import {
  type CheckedTemplate,
  dayOf,
  explainTemplate,
  type FileProblem,
  inWords,
  roleTitles,
  RuleSections,
  stageTitle,
} from '../domains/templates/index.ts'
import { SCENARIO_LENGTH_MAX } from './scenario.ts'
import { waysOf } from './expecting.ts'
import type { Event, Played } from './play.ts'

/** What came of a try; absent before the first. */
export type Tried =
  | { readonly kind: 'broken'; readonly which: Which; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: 'sound'
      readonly checked: CheckedTemplate
      readonly played: Played | undefined
    }
export type Which = 'template' | 'scenario'

export type TryShown = {
  readonly names: readonly string[]
  readonly again: Again
  readonly tried: Tried | undefined
  /** The shipped template that was put into the form. */
  readonly from: string
  readonly isSignedIn: boolean
}

export function TryPage(props: TryShown) {
  const { tried, isSignedIn } = props
  const { t } = useReader()
  return (
    <Page
      title={t('templates.try.title')}
      section="processes"
      crumbs={[
        { label: t('processes.title'), href: '/processes' },
        { label: t('templates.title'), href: '/templates' },
      ]}
      lede={t('templates.try.lede')}
      script={isSignedIn ? liveCheck : undefined}
    >
      {tried && <Result tried={tried} />}
      <Begin {...props} />
      {isSignedIn ? (
        <Split aside={<Beside />}>
          <Editor {...props} />
        </Split>
      ) : (
        <p>
          <Link to="/sign-in">{t('templates.try.sign-in')}</Link>
        </p>
      )}
      <Meta>{t('templates.try.note')}</Meta>
    </Page>
  )
}

function Begin({ names, from }: TryShown) {
  const { t, href } = useReader()
  return (
    <form method="get" action={href('/templates/try')} class="stack">
      <div class="field">
        <label for="try-from">{t('templates.try.from')}</label>
        <select id="try-from" name="from">
          {names.map((name) => (
            <option value={name} selected={name === from}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="button quiet">{t('templates.try.begin')}</button>
    </form>
  )
}

/** Another beginning is another form: a draft of the one before must not fill it. */
function Editor({ again, from }: TryShown) {
  const { t } = useReader()
  return (
    <Form
      action="/templates/try"
      id={`try-${from}`}
      again={again}
      submit={t('templates.try.button')}
      keepDraft
      checkedAt="/templates/check"
    >
      <TextArea
        name="template"
        label={t('templates.try.template')}
        rows={24}
        maxlength={SCENARIO_LENGTH_MAX}
        required
        code
      />
      <TextArea
        name="scenario"
        label={t('templates.try.scenario')}
        hint={t('templates.try.scenario.hint')}
        rows={12}
        maxlength={SCENARIO_LENGTH_MAX}
        code
      />
    </Form>
  )
}

function Beside() {
  const { t } = useReader()
  return (
    <Section title={t('templates.try.beside')}>
      <div class="stack-2" data-checked aria-live="polite">
        <Meta>{t('templates.try.beside.hint')}</Meta>
      </div>
    </Section>
  )
}

function Result({ tried }: { readonly tried: Tried }) {
  const { t } = useReader()
  if (tried.kind === 'broken') return <Broken {...tried} />
  const { template, pin } = tried.checked
  return (
    <Section title={t('templates.try.sound', { name: pin.name, version: pin.version })} id="result">
      <p>{inWords(template.purpose, t)}</p>
      {tried.played && <Course played={tried.played} />}
      <More label={t('templates.try.in-words')}>
        <RuleSections sections={explainTemplate(template, t)} />
      </More>
    </Section>
  )
}

function Broken({
  which,
  problems,
}: {
  readonly which: Which
  readonly problems: readonly FileProblem[]
}) {
  const { t } = useReader()
  return (
    <Section title={t(`templates.try.broken.${which}`, { count: problems.length })} id="result">
      <DataTable
        caption={t('templates.try.problems')}
        captionUnseen
        columns={[
          { label: t('templates.try.line'), number: true },
          { label: t('templates.try.field') },
          { label: t('templates.try.wrong') },
          { label: t('templates.try.example') },
        ]}
        rows={problems.map(({ line, field, message, example }) => [
          line,
          <code>{field}</code>,
          <bdi lang="en">{message}</bdi>,
          example === undefined ? '–' : <code>{example}</code>,
        ])}
      />
    </Section>
  )
}

/** Act by act: what was done, what came of it, whose move it is then. */
function Course({ played }: { readonly played: Played }) {
  const { t } = useReader()
  const { events, fault, table } = played
  const { state } = table.process
  return (
    <>
      <p role="status">
        {fault
          ? t('templates.try.fault', { number: fault.nth, kind: fault.kind })
          : t('templates.try.went', { state: t(`templates.try.state.${state.kind}`) })}
      </p>
      {events.length === 0 ? (
        <Empty>{t('templates.try.nothing')}</Empty>
      ) : (
        <DataTable
          caption={t('templates.try.course')}
          columns={[
            { label: t('templates.try.day') },
            { label: t('templates.try.act') },
            { label: t('templates.try.came') },
            { label: t('templates.outlook.stage') },
            { label: t('templates.try.next') },
          ]}
          rows={events.map((event) => rowOf(event, t))}
        />
      )}
    </>
  )
}

function rowOf(event: Event, t: Translate) {
  const { table } = event
  const { template } = table
  const at = event.kind === 'act' ? event.at : event.struck.at
  const gate = waysOf(table, at).find(({ kind }) => kind === 'gate')
  const saying = { t, template, now: at }
  const unmet = (gate?.unmet ?? []).map((one) => sayCondition(one, saying).requirement)
  const stage = stageOf(table.process)
  const whose = gate ? roleTitles(template, gate.waitsFor, t) : '–'
  return [
    <bdi>{dayOf(at)}</bdi>,
    event.kind === 'act' ? (
      <code>{[event.act.do, event.act.by].filter(Boolean).join(' · ')}</code>
    ) : (
      <>
        {t('templates.try.clock')} <code>{event.struck.kind}</code>
      </>
    ),
    event.kind === 'act' && event.refusal
      ? t('templates.try.refused', { kind: event.refusal.kind })
      : t('templates.try.done'),
    stage === undefined ? '–' : stageTitle(template, stage, t),
    unmet.length === 0
      ? whose
      : t('templates.try.waits', { roles: whose, said: formatList(unmet, t.language) }),
  ]
}

/** The front page, what needs somebody, and the staff's desk. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Actions,
  Ago,
  Day,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Panel,
  Section,
  Split,
  Tag,
  TimeLeft,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { QUESTIONS } from '../guides/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Thing } from './thing.ts'
import { GoingOn, type Capacity } from './views-capacity.tsx'

export type ProcessLine = {
  readonly title: string
  readonly href: string
  readonly stage: string | undefined
  readonly lastWord: string
  readonly practice: boolean
}

export type EarlierLine = {
  readonly title: string
  readonly href: string
  readonly at: Instant
  readonly kept: number
  readonly promised: number
  readonly practice: boolean
  /** Told by a source: what was decided there is not called agreed here. */
  readonly reported: boolean
}

/** How many questions about a process have an answer, and how many answers are contested. */
export type AuditLine = {
  readonly title: string
  readonly href: string
  readonly answered: number
  readonly of: number
  readonly contested: number
}

export type HomeProps = {
  readonly things: readonly Thing[]
  readonly running: readonly ProcessLine[]
  readonly ended: readonly ProcessLine[]
  readonly earlier: readonly EarlierLine[]
  readonly audits: readonly AuditLine[]
  /** Whom to write to for a start; absent where no mail comes in. */
  readonly help: MailAddress | undefined
}

export function HomePage(props: HomeProps) {
  const { t, site } = useReader()
  const { things, earlier } = props
  return (
    <Page title={t('desk.home.title', { host: site.host })}>
      <Split aside={<HomeAside {...props} />}>
        <div class="stack-2">
          <p class="lede">{t('desk.home.lede')}</p>
          <Meta>{t('desk.home.who', { host: site.host })}</Meta>
        </div>
        <Actions actions={things.map(actionOf(t))} empty={t('desk.home.nothing')} />
        {earlier.length > 0 && (
          <Section title={t('desk.home.earlier')}>
            <List>
              {earlier.map((line) => (
                <Item
                  title={<UserText>{line.title}</UserText>}
                  href={line.href}
                  tag={line.practice ? <Tag tone="warn">{t('desk.home.practice')}</Tag> : undefined}
                  meta={<Became line={line} />}
                />
              ))}
            </List>
          </Section>
        )}
      </Split>
    </Page>
  )
}

function Became({ line }: { readonly line: EarlierLine }) {
  const { t } = useReader()
  const { kept, promised } = line
  const when = <Day at={line.at} />
  if (line.reported) return <>{t.rich('desk.home.reported', { when })}</>
  return (
    <>
      {t.rich('desk.home.agreed', { when })} · {t('desk.home.kept', { kept, promised })}
    </>
  )
}

const actionOf =
  (t: ReturnType<typeof useReader>['t']) =>
  ({ said: { key, ...values }, href, until, since }: Thing) => ({
    what: t(key, values),
    href,
    until,
    tag:
      until === undefined && since !== undefined ? (
        <Tag tone="warn">{t.rich('desk.waits', { since: <Ago at={since} /> })}</Tag>
      ) : undefined,
  })

function HomeAside({ running, ended, audits, help }: HomeProps) {
  const { t } = useReader()
  return (
    <>
      <Panel tint title={t('desk.home.new')}>
        <p>{t('desk.home.new-lede')}</p>
        <p class="row">
          <Link to="/start">{t('desk.home.start')}</Link>
          <Link to="/guides">{t('desk.home.guide')}</Link>
        </p>
        {help !== undefined && (
          <Meta>
            {t.rich('desk.home.by-mail', {
              word: t('replies.example.help'),
              address: <a href={`mailto:${help}`}>{help}</a>,
            })}
          </Meta>
        )}
      </Panel>
      <Section title={t('desk.home.processes')}>
        {running.length + ended.length === 0 && <Empty>{t('desk.home.no-process')}</Empty>}
        <List>
          {[...running, ...ended].map((line) => (
            <ProcessItem {...line} />
          ))}
        </List>
      </Section>
      {audits.length > 0 && (
        <Section level={3} title={t('desk.home.audit')}>
          {audits.map(({ title, href, answered, of, contested }) => (
            <Meta>
              <Link to={href}>
                <UserText>{title}</UserText>
              </Link>
              : {t('desk.home.audited', { answered, of, contested })}
            </Meta>
          ))}
        </Section>
      )}
    </>
  )
}

function ProcessItem({ title, href, stage, lastWord, practice }: ProcessLine) {
  const { t } = useReader()
  return (
    <Item
      title={<UserText>{title}</UserText>}
      href={href}
      tag={practice ? <Tag tone="warn">{t('desk.home.practice')}</Tag> : undefined}
      meta={
        <>
          {stage ?? t('desk.home.ended')} · {t('desk.home.last-word', { lastWord })}
        </>
      }
    />
  )
}

/** Five minutes for whoever was never here: what this is, how it goes, how to check it. */
export function StartPage() {
  const { t } = useReader()
  const steps = ['read', 'ask', 'speak', 'counted', 'agree', 'check'] as const
  return (
    <Page title={t('desk.start.title')} lede={t('desk.start.lede')}>
      <ol class="stack">
        {steps.map((step) => (
          <li>
            <h2>{t(`desk.start.${step}`)}</h2>
            <p>{t(`desk.start.${step}-how`)}</p>
          </li>
        ))}
      </ol>
      <p class="row">
        <Link to="/processes">{t('desk.start.processes')}</Link>
        <Link to="/issues">{t('desk.start.issues')}</Link>
        <Link to="/record">{t('desk.start.record')}</Link>
      </p>
      <Section
        title={t('guides.questions')}
        beside={<Link to="/guides#ask">{t('guides.ask')}</Link>}
      >
        <ul class="stack-2">
          {QUESTIONS.map((question) => (
            <li>{t(`guides.question.${question}`)}</li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

export type DeskGroup = {
  readonly title: ComponentChildren
  readonly lines: readonly {
    readonly what: ComponentChildren
    readonly href: string
    readonly who: ComponentChildren
    readonly since?: Instant | undefined
    /** Until when it can be done, where an hour ends it. */
    readonly until?: Instant | undefined
    readonly overdue: boolean
  }[]
}

/** For the staff: what is overdue, what is unanswered, and who is waited for. */
type DeskProps = {
  readonly groups: readonly DeskGroup[]
  /** Each has a screen of its own. */
  readonly running: readonly ProcessLine[]
  readonly capacity: Capacity
}

export function DeskPage({ groups, running, capacity }: DeskProps) {
  const { t } = useReader()
  const shown = groups.filter(({ lines }) => lines.length > 0)
  return (
    <Page title={t('desk.staff.title')} lede={t('desk.staff.lede')}>
      <Split aside={<GoingOn running={running} capacity={capacity} />}>
        {shown.length === 0 && <Empty>{t('desk.staff.nothing')}</Empty>}
        {shown.map(({ title, lines }) => (
          <Section title={title}>
            <List>
              {lines.map(({ what, href, who, since, until, overdue }) => (
                <Item
                  title={what}
                  href={href}
                  tag={<LineTag until={until} overdue={overdue} />}
                  meta={
                    <>
                      {who}
                      {who !== '' && since !== undefined && ' · '}
                      {since !== undefined && <Ago at={since} />}
                    </>
                  }
                />
              ))}
            </List>
          </Section>
        ))}
      </Split>
    </Page>
  )
}

function LineTag({ until, overdue }: Pick<DeskGroup['lines'][number], 'until' | 'overdue'>) {
  const { t } = useReader()
  if (overdue) return <Tag tone="bad">{t('desk.staff.overdue')}</Tag>
  return until === undefined ? null : <TimeLeft until={until} />
}

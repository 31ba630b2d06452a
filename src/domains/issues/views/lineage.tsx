/** The issues of a process: how the first became the last, drawn and as a table, with sources. */
import {
  Lineage,
  Link,
  List as Lines,
  More,
  Page,
  Prose,
  Section,
  useReader,
  Item,
  type LineageKind,
  type LineageLink,
  type LineageStage,
} from '../../../platform/html/index.ts'
import { formatList } from '../../../platform/languages/index.ts'
import type { Issue, IssueLink, LinkKind } from '../issue.ts'
import { lineageOf } from '../rules/lineage.ts'
import { LinkLine } from './became.tsx'
import { Propose } from './board.tsx'
import { StateTag, titleOf } from './parts.tsx'
import type { List, Reader } from './shown.ts'

const DRAWN_AS = {
  'merged-into': 'merged-into',
  'split-into': 'split-into',
  'symptom-of': 'symptom-of',
  'carried-as': 'carried-into',
} as const satisfies Record<Exclude<LinkKind, 'not-carried'>, LineageKind>

export function ProcessIssuesPage({ reader, ...list }: List & { readonly reader: Reader }) {
  const { t } = useReader()
  const { process, issues, links, words } = list
  const byId = new Map(issues.map((issue) => [issue.id, issue]))
  const { generations } = lineageOf(issues, links)
  const notes = issues.filter(({ note }) => note !== undefined)
  return (
    <Page
      title={t('issues.list.title', { title: words(process.title) })}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: words(process.title), href: `/processes/${process.slug}` },
      ]}
      section="processes"
      practice={process.practice || undefined}
      lede={<Counts {...list} />}
    >
      <Drawn {...list} />
      {notes.length > 0 && (
        <Section title={t('issues.note')} id="notes">
          <Lines>
            {notes.map((issue) => (
              <Item title={titleOf(issue, words)} href={`/issues/${issue.id}`}>
                {issue.note !== undefined && <Prose text={words(issue.note)} />}
              </Item>
            ))}
          </Lines>
        </Section>
      )}
      {generations.map(({ generation, issues: here }) => (
        <Section title={t('issues.generation', { generation })} id={`generation-${generation}`}>
          <Lines>
            {here.map((issue) => (
              <OneOf issue={issue} links={links} byId={byId} words={words} />
            ))}
          </Lines>
        </Section>
      ))}
      {!process.reported && <Propose reader={reader} slug={process.slug} />}
    </Page>
  )
}

type OneProps = {
  readonly issue: Issue
  readonly links: readonly IssueLink[]
  readonly byId: ReadonlyMap<string, Issue>
  readonly words: List['words']
}

function OneOf({ issue, links, byId, words }: OneProps) {
  const { t } = useReader()
  const next = links.filter(({ from }) => from === issue.id)
  return (
    <Item
      title={titleOf(issue, words)}
      href={`/issues/${issue.id}`}
      tag={<StateTag issue={issue} />}
    >
      {next.length > 0 && (
        <More label={t('issues.became.title')}>
          <Lines>
            {next.map((link) => (
              <LinkLine link={link} byId={byId} words={words} />
            ))}
          </Lines>
        </More>
      )}
    </Item>
  )
}

/** `21, then 11, then 6, then 3`: how many each step left. */
export function Counts({ issues, links }: Pick<List, 'issues' | 'links'>) {
  const { t, language } = useReader()
  const { generations, focus, counts } = lineageOf(issues, links)
  const ended = generations.reduce((sum, { notCarried }) => sum + notCarried, 0)
  const list = formatList(counts.map(String), language)
  return (
    <>
      {t('issues.counts', { list })} {ended > 0 && t('issues.counts.ended', { count: ended })}{' '}
      {focus.length > 0 && t('issues.counts.focus', { count: focus.length })}
    </>
  )
}

export function Drawn({ issues, links, words }: Pick<List, 'issues' | 'links' | 'words'>) {
  const { t } = useReader()
  const { generations, focus } = lineageOf(issues, links)
  const endings = new Set(
    links.filter(({ kind }) => kind === 'not-carried').map(({ from }) => from),
  )
  const drawn = (issue: Issue, suffix = '') => ({
    id: `${issue.id}${suffix}`,
    mark: issue.number ?? words(issue.title).slice(0, MARK_MAX),
    title: words(issue.title),
    href: `/issues/${issue.id}`,
    ended: endings.has(issue.id),
  })
  const stages: readonly LineageStage[] = [
    ...generations.map(({ generation, issues: here }) => ({
      label: t('issues.generation', { generation }),
      items: here.map((issue) => drawn(issue)),
    })),
    ...(focus.length > 0
      ? [{ label: t('issues.first'), items: focus.map((issue) => drawn(issue, FIRST)) }]
      : []),
  ]
  const lines: readonly LineageLink[] = [
    ...links.flatMap(({ from, to, kind }): readonly LineageLink[] =>
      to === undefined || kind === 'not-carried' ? [] : [{ from, to, kind: DRAWN_AS[kind] }],
    ),
    ...focus.map(({ id }) => ({ from: id, to: `${id}${FIRST}`, kind: 'carried-into' }) as const),
  ]
  return <Lineage caption={t('issues.lineage')} stages={stages} links={lines} />
}

/** Fits into a mark of the drawing. */
const MARK_MAX = 3
const FIRST = '-first'

/** On the process page: how many there were, and the way to all of them. */
export function IssuesSection({ process, ...list }: List) {
  const { t } = useReader()
  return (
    <Section title={t('issues.title')} id="issues">
      <p>
        <Counts {...list} />
      </p>
      <p>
        <Link to={`/processes/${process.slug}/issues`}>{t('issues.list.link')}</Link>
      </p>
    </Section>
  )
}

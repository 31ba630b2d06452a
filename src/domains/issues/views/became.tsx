/** What became of an issue at each step, and what it grew from; each with its source. */
import { Item, Link, List, Meta, Prose, Section, useReader } from '../../../platform/html/index.ts'
import type { Issue, IssueLink } from '../issue.ts'
import { endsOf, wayOf } from '../rules/lineage.ts'
import { titleOf } from './parts.tsx'
import type { Told, Whole } from './shown.ts'

export function Became({ issue, list, links, words }: Whole) {
  const { t } = useReader()
  const way = wayOf(issue.id, links)
  const before = links.filter(({ to }) => to === issue.id)
  if (way.length === 0 && before.length === 0) return null
  const byId = new Map(list.map((one) => [one.id, one]))
  return (
    <Section title={t('issues.became.title')} id="became">
      <List ordered>
        {way.map((link) => (
          <LinkLine link={link} byId={byId} words={words} level={3} />
        ))}
      </List>
      {way.length > 0 &&
        endsOf(issue.id, list, links).map(({ issue: id, kind }) => {
          const end = byId.get(id)
          return end && <p>{t(`issues.end.${kind}`, { title: titleOf(end, words) })}</p>
        })}
      {before.length > 0 && (
        <>
          <h3>{t('issues.became.before')}</h3>
          <List>
            {before.map((link) => (
              <LinkLine link={link} byId={byId} words={words} />
            ))}
          </List>
        </>
      )}
    </Section>
  )
}

type LineProps = {
  readonly link: IssueLink
  readonly byId: ReadonlyMap<string, Issue>
  readonly words: Told['words']
  /** Of its heading, one below that of the part it stands in. */
  readonly level?: 3 | 4
}

export function LinkLine({ link, byId, words, level = 4 }: LineProps) {
  const { t } = useReader()
  const nameOf = (id: string | undefined) => {
    const issue = id === undefined ? undefined : byId.get(id)
    return issue ? <Link to={`/issues/${issue.id}`}>{titleOf(issue, words)}</Link> : ''
  }
  const { reported } = link
  return (
    <Item
      title={t.rich(`issues.link.${link.kind}`, { from: nameOf(link.from), to: nameOf(link.to) })}
      level={level}
    >
      {link.reason !== undefined && <Prose text={words(link.reason)} />}
      {reported && (
        <Meta>
          {t('issues.reported', { source: reported.source, on: reported.on })}
          {link.derived && <> {t('issues.derived')}</>}
        </Meta>
      )}
    </Item>
  )
}

/** What discussions add to other pages: how much is said, what is newest, what it grew from. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import { Kept, Link, Meta, Section, useReader, UserText, When } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import { findPeople, namesOf, type Named, type ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import type { ClauseNotes } from '../texts/index.ts'
import { listPath, placeAt } from './ground.ts'
import { aboutOf, messageId, type Message } from './message.ts'
import { linksTo } from './store-links.ts'
import { extentOf, findMessage, type Extent } from './store-messages.ts'
import { scopeOf, threadsAtClauses } from './store-threads.ts'

/** After what is decided, before what is told of the whole. */
const ORDER = 55

export const discussionSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const extent = await extentOf(read, { kind: 'process', process: process.id })
      if (process.reported && extent.messages === 0) return undefined
      return (
        <Kept of={process} as="discussion">
          <Discussion extent={extent} href={`/processes/${process.slug}/discussion`} />
        </Kept>
      )
    },
  },
]

export const discussionBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    render: async (read, { id }) => {
      const extent = await extentOf(read, scopeOf({ kind: 'body', id }))
      return <Discussion extent={extent} href={`/discussions?about=body:${id}`} />
    },
  },
]

/** On the page of a text, at each clause: how many threads there are, or where one is begun. */
export const discussionAtClauses: ClauseNotes = async (read, text) => {
  const place = await placeAt(read, { kind: 'text', id: text })
  const counts = await threadsAtClauses(read, text)
  if (!place || (place.process?.reported && counts.size === 0)) return undefined
  const isOpen = !place.process?.reported
  return ({ id, number }) => {
    const { threads: count, open } = counts.get(id) ?? { threads: 0, open: 0 }
    if (count === 0 && !isOpen) return undefined
    const href = `${listPath(place)}&clause=${id}`
    return <AtClause count={count} open={open} number={number} href={href} />
  }
}

type AtClauseProps = {
  readonly count: number
  /** Questions that nobody answered. */
  readonly open: number
  readonly number: number
  readonly href: string
}

function AtClause({ count, open, number, href }: AtClauseProps) {
  const { t } = useReader()
  return (
    <Link to={href}>
      {count === 0
        ? t('discussions.clause.discuss', { number })
        : t('discussions.clause.threads', { count, number })}
      {open > 0 && <> · {t('discussions.question.count', { count: open })}</>}
    </Link>
  )
}

type DiscussionProps = { readonly extent: Extent; readonly href: string }

function Discussion({ extent, href }: DiscussionProps) {
  const { t } = useReader()
  const { messages, last } = extent
  return (
    <Section title={t('discussions.one')} id="discussion">
      <p>
        {last === undefined
          ? t('discussions.section.none')
          : t.rich('discussions.section.newest', { messages, at: <When at={last} /> })}
      </p>
      <Meta>
        <Link to={href}>
          {t(messages === 0 ? 'discussions.section.begin' : 'discussions.section.go')}
        </Link>
      </Meta>
    </Section>
  )
}

type Source = { readonly message: Message; readonly named: Named }

/** On the page of an issue, a docket, a text: its own threads; of what grew from talk: which. */
export const discussionOf: ThingSection = async (read, thing): Promise<VNode | undefined> => {
  const sources = await sourcesOf(read, thing)
  const about = aboutOf(thing)
  const extent = about && (await extentOf(read, scopeOf(about)))
  if (sources.length === 0 && !extent) return undefined
  return (
    <>
      <Grew sources={sources} />
      {extent && <Discussion extent={extent} href={`/discussions?about=${thing}`} />}
    </>
  )
}

async function sourcesOf(read: Read, thing: string): Promise<readonly Source[]> {
  const links = await linksTo(read, thing)
  const found = await Promise.all(
    links.map(({ message }) => {
      const id = messageId(message)
      return id && findMessage(read, id, undefined)
    }),
  )
  const messages = found.flatMap((one) => one ?? [])
  const people = await findPeople(read, [...new Set(messages.map(({ author }) => author))])
  const names = await namesOf(read, people)
  return messages.map((message) => {
    const { author } = message
    return { message, named: names.get(author) ?? { name: author, path: `/people/${author}` } }
  })
}

function Grew({ sources }: { readonly sources: readonly Source[] }) {
  const { t } = useReader()
  return (
    <>
      {sources.map(({ message, named }) => (
        <Meta>
          {t.rich('discussions.grew', {
            name: <UserText>{named.name}</UserText>,
            a: (inside) => <Link to={`/messages/${message.id}`}>{inside}</Link>,
          })}
        </Meta>
      ))}
    </>
  )
}

/** On the pages of processes and bodies: the notices that were sent about them. */
import type { Read } from '../../platform/db/index.ts'
import { Item, Link, List, Section, useReader, UserText, When } from '../../platform/html/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { Host, SectionProvider } from '../processes/index.ts'
import { textIn } from './load.ts'
import type { Notice } from './notice.ts'
import { pathOf } from './paths.ts'
import { wordingFor } from './rules.ts'
import { noticesOf } from './store.ts'

/** After meetings, held and to come. */
const ORDER = 57
/** The latest; `/notices` has those of all places. */
const NOTICES_SHOWN_MAX = 5

async function sentBy(read: Read, host: Host) {
  const notices = await noticesOf(read, host, NOTICES_SHOWN_MAX)
  if (notices.length === 0) return undefined
  const words = await wordsOf(
    read,
    notices.flatMap(({ wordings }) => wordings.map(({ subject }) => subject)),
  )
  return <Sent notices={notices} words={words} />
}

export const noticeSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    render: (read, { id }) => sentBy(read, { kind: 'process', process: id }),
  },
]

export const noticeBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    render: (read, { id }) => sentBy(read, { kind: 'body', body: id }),
  },
]

function Sent({ notices, words }: { readonly notices: readonly Notice[]; readonly words: Words }) {
  const { t } = useReader()
  return (
    <Section
      title={t('notices.title')}
      id="notices"
      beside={<Link to="/notices">{t('notices.all')}</Link>}
    >
      <List>
        {notices.map(({ id, wordings, people, at }) => (
          <Item
            title={
              <UserText>{textIn(words, wordingFor(wordings, t.language)?.subject, t)}</UserText>
            }
            href={pathOf(id)}
            meta={
              <>
                <When at={at} /> · {t('notices.people', { count: people })}
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}

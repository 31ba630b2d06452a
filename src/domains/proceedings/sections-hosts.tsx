/** On the pages of processes and bodies: what the meetings that were held came to. */
import type { Clock } from '../../platform/clock.ts'
import type { Read } from '../../platform/db/index.ts'
import { Item, Link, List, Section, useReader } from '../../platform/html/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import { heldMeetingsOf, Times, type Meeting } from '../meetings/index.ts'
import { type Host, plain, type SectionProvider } from '../processes/index.ts'

/** After the meetings that come. */
const ORDER = 55
/** The latest; `/meetings` has all. */
const HELD_SHOWN_MAX = 5

async function heldBy(read: Read, clock: Clock, host: Host) {
  const held = await heldMeetingsOf(read, host, { now: clock.now(), limit: HELD_SHOWN_MAX })
  if (held.length === 0) return undefined
  const words = await wordsOf(
    read,
    held.map(({ title }) => title),
  )
  return <Held held={held} words={words} />
}

export const proceedingsSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    render: (read, { id }) => heldBy(read, clock, { kind: 'process', process: id }),
  },
]

export const proceedingsBodySections = (clock: Clock): readonly BodySectionProvider[] => [
  {
    place: 'body.meetings',
    order: ORDER,
    render: (read, { id }) => heldBy(read, clock, { kind: 'body', body: id }),
  },
]

function Held({ held, words }: { readonly held: readonly Meeting[]; readonly words: Words }) {
  const { t } = useReader()
  return (
    <Section
      title={t('proceedings.held')}
      id="proceedings"
      beside={<Link to="/meetings">{t('meetings.all')}</Link>}
    >
      <List>
        {held.map((meeting) => (
          <Item
            title={plain({ words }, meeting.title, t('meetings.removed'))}
            href={`/meetings/${meeting.id}/proceedings`}
            meta={<Times meeting={meeting} />}
          />
        ))}
      </List>
    </Section>
  )
}

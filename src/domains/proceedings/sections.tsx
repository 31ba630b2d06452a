/** On the pages of cycles, texts and objections: which proceedings tell of them. */
import { Item, Link, List, Section, useReader } from '../../platform/html/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import { agendasWith, meetingsById, Times, wasCalledOff, type Meeting } from '../meetings/index.ts'
import { meetingsAbout, notesOf } from '../minutes/index.ts'
import type { ThingSection } from '../people/index.ts'
import { plain } from '../processes/index.ts'

const CYCLE = 'cycle:'
const TEXT = 'text:'

export const proceedingsOfCycle: ThingSection = (_, thing) =>
  Promise.resolve(thing.startsWith(CYCLE) ? <OfCycle id={thing.slice(CYCLE.length)} /> : undefined)

function OfCycle({ id }: { readonly id: string }) {
  const { t } = useReader()
  return (
    <p>
      <Link to={`/cycles/${id}/proceedings`}>{t('proceedings.to-cycle')}</Link>
    </p>
  )
}

/** Meetings that took it up, or in which something was said about it and noted. */
export const proceedingsOfThing: ThingSection = async (read, thing) => {
  if (thing.startsWith('meeting:')) return undefined
  const said = thing.startsWith(TEXT) ? await meetingsAbout(read, thing.slice(TEXT.length)) : []
  const asked = [...new Set([...(await agendasWith(read, thing)), ...said])]
  if (asked.length === 0) return undefined
  const held: Meeting[] = []
  for (const meeting of await meetingsById(read, asked)) {
    if (wasCalledOff(meeting)) continue
    if ((await notesOf(read, meeting.id)).length > 0) held.push(meeting)
  }
  const words = await wordsOf(
    read,
    held.map(({ title }) => title),
  )
  return held.length === 0 ? undefined : <Told held={held} words={words} />
}

function Told({ held, words }: { readonly held: readonly Meeting[]; readonly words: Words }) {
  const { t } = useReader()
  return (
    <Section title={t('proceedings.touched')} id="proceedings">
      <List>
        {held.map((meeting) => (
          <Item
            title={plain({ words }, meeting.title, t('minutes.removed'))}
            href={`/meetings/${meeting.id}/proceedings`}
            meta={<Times meeting={meeting} />}
          />
        ))}
      </List>
    </Section>
  )
}

/** What archives add to the pages of processes and bodies: where older mail is read. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import { Item, Kept, List, Section, useReader, UserText } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import type { Archive, ArchiveAbout } from './archive.ts'
import { pathOf } from './load.ts'
import { archivesAt, lastOf } from './store-archives.ts'

/** After what is said here. */
const ORDER = 56

type Listed = { readonly archive: Archive; readonly name: string; readonly messages: number }

async function listed(read: Read, about: ArchiveAbout): Promise<readonly Listed[]> {
  const archives = await archivesAt(read, about)
  const words = await wordsOf(
    read,
    archives.map(({ name }) => name),
  )
  return Promise.all(
    archives.map(async (archive) => {
      const wording = words.get(archive.name)
      const { number: messages } = await lastOf(read, archive.id)
      return { archive, name: wording.kind === 'text' ? wording.text : '', messages }
    }),
  )
}

async function sectionAt(read: Read, about: ArchiveAbout): Promise<VNode | undefined> {
  const archives = await listed(read, about)
  return archives.length === 0 ? undefined : <Archives archives={archives} />
}

function Archives({ archives }: { readonly archives: readonly Listed[] }) {
  const { t } = useReader()
  return (
    <Section title={t('archives.section')} id="archives">
      <List>
        {archives.map(({ archive, name, messages }) => (
          <Item
            title={<UserText>{name === '' ? t('html.redacted') : name}</UserText>}
            href={pathOf(archive)}
            meta={t('discussions.messages', { count: messages })}
          />
        ))}
      </List>
    </Section>
  )
}

export const archiveSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const section = await sectionAt(read, { kind: 'process', id: process.id })
      return (
        section && (
          <Kept of={process} as="archives">
            {section}
          </Kept>
        )
      )
    },
  },
]

export const archiveBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    render: (read, { id }) => sectionAt(read, { kind: 'body', id }),
  },
]

/** Samples for the gallery: shares, seats, tables and lineage, at their smallest and largest. */
import { DataTable } from './data-table.tsx'
import { Section } from './layout.tsx'
import type { LineageLink, LineageStage } from './lineage-layout.ts'
import { Lineage } from './lineage.tsx'
import { useReader } from './reader.tsx'
import { SeatTable } from './seat-table.tsx'
import { Share } from './share.tsx'

const KINDS = [
  { tone: 'support', label: 'support' },
  { tone: 'accept', label: 'can accept' },
  { tone: 'reserve', label: 'reserve' },
  { tone: 'none', label: 'no position' },
  { tone: 'object', label: 'object' },
] as const

const ROWS = [
  { name: 'Academia', counts: { support: 2, accept: 1 }, note: '3 members' },
  {
    name: 'Civil society',
    counts: { support: 5, accept: 2, reserve: 1, none: 1, object: 1 },
    note: '10 members',
  },
  { name: 'Government', counts: {}, note: 'no member' },
] as const

const EIGHT = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter, index) => ({
  name: `House ${letter}`,
  filled: 4 + index,
  target: 9,
}))

const STAGES: readonly LineageStage[] = [
  {
    label: '2019: issues',
    items: [1, 2, 3, 4, 5].map((number) => ({
      id: `i${number}`,
      mark: String(number),
      title: `Issue ${number}`,
      href: '/design',
    })),
  },
  {
    label: 'clusters',
    items: [
      { id: 'a', mark: 'A', title: 'Who is heard' },
      { id: 'b', mark: 'B', title: 'How long it takes' },
    ],
  },
  { label: 'priorities', items: [{ id: 'p', mark: 'P1', title: 'Consensus, representation' }] },
]

const LINKS: readonly LineageLink[] = [
  { from: 'i1', to: 'a', kind: 'merged-into' },
  { from: 'i2', to: 'a', kind: 'merged-into' },
  { from: 'i3', to: 'a', kind: 'split-into' },
  { from: 'i3', to: 'b', kind: 'split-into' },
  { from: 'i4', to: 'b', kind: 'merged-into' },
  { from: 'i5', to: 'b', kind: 'symptom-of' },
  { from: 'a', to: 'p', kind: 'carried-into' },
]

export function DrawingSamples() {
  const { t } = useReader()
  return (
    <>
      <Section title="Where people stand" hint={t('html.share.not-a-vote')}>
        <Share caption="Where people stand" kinds={KINDS} rows={ROWS} />
      </Section>
      <Section title="Seats: eight groups, one group, few">
        <SeatTable groups={EIGHT}>
          Dashed: seats that the members set as a target on 22 October.
        </SeatTable>
        <SeatTable groups={[{ name: 'Working group', filled: 5 }]} />
      </Section>
      <Section title="Lineage">
        <Lineage caption="From five issues to one priority" stages={STAGES} links={LINKS} />
      </Section>
      <Section title="A table">
        <DataTable
          caption="Arguments by who sent them"
          columns={[
            { label: 'Group' },
            { label: 'Arguments', number: true },
            { label: 'Taken up or partly', number: true },
          ]}
          rows={[
            ['Academia', 1, 1],
            ['Technical community', 5, 3],
          ]}
        />
      </Section>
    </>
  )
}

/** What calls add to the page of their process: what one can do now, and the list of calls. */
import type { Read } from '../../platform/db/index.ts'
import { Item, Kept, TimeLeft, useReader } from '../../platform/html/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Actor } from '../people/index.ts'
import type { Process, SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { phaseOf } from './call.ts'
import { holdsOneOf } from './call-rule.ts'
import { linesOf } from './routes/drafts.tsx'
import { callRuleOf, partyOf } from './rules/rule-of.ts'
import { callsOf } from './store/calls.ts'
import { CallsSection, type CallLine } from './views/call.tsx'

/** Among the sections of other domains: after the text, before the outcomes. */
const ORDER = 40

export const decisionSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.now',
    order: ORDER,
    render: async (read, process) => {
      const open = (await linesIn(read, clock, process)).filter(({ phase }) => phase === 'open')
      if (open.length === 0) return undefined
      return (
        <Kept of={process} as="calls now">
          <OpenNow calls={open} />
        </Kept>
      )
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    render: async (read, process, viewer) => {
      const drafts = viewer !== undefined && (await mayDraftIn(read, process, viewer))
      const calls = await linesIn(read, clock, process, drafts)
      if (calls.length === 0 && !drafts) return undefined
      return (
        <Kept of={process} as={`calls ${drafts}`}>
          <CallsSection calls={calls} drafts={drafts ? process.slug : undefined} />
        </Kept>
      )
    },
  },
]

/** Whoever may draft a call finds the way to it here, and the drafts that wait to be opened. */
async function mayDraftIn(read: Read, process: Process, viewer: Actor): Promise<boolean> {
  const template = await templateOf(read, process.pin)
  const kinds = template.windows.filter(({ silence }) => silence !== 'nothing')
  const rules = kinds.map(({ kind }) => callRuleOf(template, process.pin, kind))
  const party = partyOf(process, viewer)
  return process.state.kind === 'running' && rules.some((rule) => holdsOneOf(party, rule.chairs))
}

async function linesIn(
  read: Read,
  clock: Clock,
  process: Process,
  drafts = false,
): Promise<readonly CallLine[]> {
  const now = clock.now()
  const calls = await callsOf(read, { process: process.id })
  return linesOf(
    read,
    calls.filter((call) => drafts || phaseOf(call, now) !== 'draft'),
    now,
  )
}

function OpenNow({ calls }: { readonly calls: readonly CallLine[] }) {
  const { t } = useReader()
  return (
    <>
      {calls.map(({ id, question, closes }) => (
        <Item
          title={t('decisions.things.position', { question })}
          href={`/calls/${id}`}
          tag={closes !== undefined && <TimeLeft until={closes} />}
        />
      ))}
    </>
  )
}

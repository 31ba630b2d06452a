/** Where contributions are told of: every earlier domain in which people contribute. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { contributedAmendments } from '../amendments/index.ts'
import { contributedChats } from '../chats/index.ts'
import { contributedObjections } from '../decisions/index.ts'
import { contributedMessages } from '../discussions/index.ts'
import { contributedSubmissions } from '../dockets/index.ts'
import { contributedIssues } from '../issues/index.ts'
import { contributedInterventions } from '../minutes/index.ts'
import type {
  Contributed,
  ContributedRef,
  ContributedSource,
  ProcessId,
} from '../processes/index.ts'
import { contributedRef } from '../processes/index.ts'
import { contributedRemarks } from './remarked.ts'
import { traceAll, byRef } from './rules/tracing.ts'
import { uptakesIn, uptakesOf } from './store.ts'
import { untilNextAct } from './until-next-act.ts'
import type { Traced } from './uptake.ts'

const SOURCES: readonly ContributedSource[] = [
  contributedMessages,
  contributedSubmissions,
  contributedObjections,
  contributedAmendments,
  contributedIssues,
  contributedInterventions,
  contributedChats,
  contributedRemarks,
]

/** Absent where nothing is that everybody may read. */
export async function findContributed(
  db: Read | Tx,
  ref: ContributedRef,
): Promise<Contributed | undefined> {
  const [kind = '', id = ''] = ref.split(':')
  return SOURCES.find((source) => source.kind === kind)?.find(db, id)
}

/**
 * Every contribution of a process, with what became of it, in the order in which they came. Asked
 * again only after an act: the gates of each process ask for it, and there may be thousands.
 */
export const allTracedIn = untilNextAct(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Traced[]> => {
    const all: Contributed[] = []
    for (const source of SOURCES) all.push(...(await source.of(db, process)))
    const ordered = all.toSorted(
      (one, other) => one.at - other.at || (one.ref < other.ref ? -1 : 1),
    )
    const contributed = within(byRef(ordered))
    const uptakes = await uptakesIn(db, process)
    return traceAll(
      { contributed, uptakes },
      ordered.map(({ ref }) => ref),
    )
  },
)

/** Things that grew from one another, counted: a circle ends here. */
const GROWN_MAX = 50

/** One contribution in each of its texts, with what it grew into. */
export async function allTracedOf(db: Read | Tx, ref: ContributedRef): Promise<readonly Traced[]> {
  const contributed = new Map<string, Contributed>()
  const waiting: ContributedRef[] = [ref]
  while (waiting.length > 0 && contributed.size < GROWN_MAX) {
    const next = waiting.shift()
    const found = next && (await findContributed(db, next))
    if (!found || contributed.has(found.ref)) continue
    contributed.set(found.ref, found)
    waiting.push(...found.grewInto.flatMap((raw) => contributedRef(raw) ?? []))
  }
  const uptakes = []
  for (const one of contributed.values()) uptakes.push(...(await uptakesOf(db, one.ref)))
  return traceAll({ contributed: within(contributed), uptakes }, [ref])
}

/** What grew from them and is no contribution itself, as an issue of no process, is not told. */
const within = (all: ReadonlyMap<string, Contributed>): ReadonlyMap<string, Contributed> =>
  new Map(
    [...all].map(([ref, one]) => {
      return [ref, { ...one, grewInto: one.grewInto.filter((into) => all.has(into)) }]
    }),
  )

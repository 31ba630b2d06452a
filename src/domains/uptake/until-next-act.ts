/** Remembers what a process came to until the record grows. Knows nothing of what is remembered. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { entryCount } from '../../platform/record/index.ts'
import type { ProcessId } from '../processes/index.ts'

/** Processes of one database; beyond them the one that was asked first is forgotten. */
const PROCESSES_MAX = 50

type Load<Value> = (db: Read | Tx, process: ProcessId) => Promise<Value>
type Known<Value> = Map<ProcessId, { readonly entries: number; readonly answer: Promise<Value> }>

/**
 * For loads of public rows alone: they change with an act or not at all, and an act is an entry.
 * Sign-ins, mails and marks of what was read are commits too, and change nothing of it. In a
 * transaction, whose acts are no entries yet, it is asked each time.
 */
export function untilNextAct<Value>(load: Load<Value>): Load<Value> {
  const memories = new WeakMap<object, Known<Value>>()
  return async (db, process) => {
    if (db.isTransaction) return load(db, process)
    const known = memories.get(db) ?? new Map()
    memories.set(db, known)
    const entries = await entryCount(db)
    const before = known.get(process)
    if (before?.entries === entries) return before.answer
    const answer = load(db, process)
    known.delete(process)
    known.set(process, { entries, answer })
    const [first] = known.keys()
    if (known.size > PROCESSES_MAX && first !== undefined) known.delete(first)
    // What failed is no answer: the next one who asks may be luckier.
    answer.catch(() => known.delete(process))
    return answer
  }
}

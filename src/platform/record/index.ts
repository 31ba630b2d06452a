/** The record: acts in, entries out, and every way to read and check them. The only door. */
export {
  declareActs,
  DOORS,
  EVERYTHING,
  joinActs,
  type Act,
  type Actor,
  type AnyAct,
  type Cap,
  type Clear,
  type DeclaredActs,
  type Via,
} from './act.ts'
export { BASES, isBasis, type Basis, type BasisKind } from './basis.ts'
export { checkTables, type TablesReport } from './check.ts'
export { doorsOf } from './doors.ts'
export { readEntry, type Entry, type EntryRefusal } from './entry.ts'
export { explainAt, explainFault, explainHere, explainProblem } from './explain.ts'
export type { TableFault } from './faults.ts'
export {
  entryAt,
  HISTORY_LINES_MAX,
  happenedIn,
  historyOf,
  type EntryInFull,
  type EntryLine,
  type EntryPart,
  type HistoryAsked,
} from './history.ts'
export {
  ACTS_PER_TRANSACTION_MAX,
  finishActs,
  keep,
  keptTable,
  recordAct,
  touchPages,
  type AnyKeptTable,
  type Finishing,
  type KeptRow,
  type KeptTable,
} from './keep.ts'
export { folderReader, headStore, openEpoch, startSequencer, startSigner } from './log/index.ts'
export type { Epoch, LogReader, LogSigner, Sequencer, SequencerHealth } from './log/index.ts'
export { OWN_ACT_WORDS, type ActorName, type ActWords, type Naming } from './naming.ts'
export { commitmentOf, PART_BYTES_MAX, prose, type Opening, type Prose } from './prose.ts'
export { WORDS_MAX, wordsOf, type Tombstone, type Wording, type Words } from './reading.ts'
export {
  eraseParts,
  ERASED_PER_TRANSACTION_MAX,
  redact,
  TOMBSTONES,
  type Redaction,
  type RedactRefusal,
  type Removal,
} from './redact.ts'
export { pathsAt } from './published-files.ts'
export { mountRecord, type RecordRoutes } from './routes.tsx'
export { sentence } from './sentence.ts'
export { entrySource } from './source.ts'
export { publishedLog, receiptOf, standingOf } from './standing.ts'
export type { PublishedLog, ReceiptFile, Standing } from './standing.ts'
export { countInPlace, entryCount, firstEntries, lastEntries } from './store.ts'
export { verifyAt, verifyHere, type AtReport, type HereReport } from './verify.ts'

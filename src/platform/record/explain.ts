/** What a verification found, in English sentences for the command line. Pages use catalogues. */
import { unreachable } from '../values.ts'
import type { TableFault } from './faults.ts'
import type { Problem, Verdict } from './log/index.ts'
import type { AtReport, HereReport } from './verify.ts'

export function explainHere({ ok, log, tables }: HereReport): readonly string[] {
  const { entries, rows, parts, faults, more } = tables
  return [
    ...(log ? explainVerdict(log) : ['Nothing was recorded yet, and nothing is published.']),
    `Tables: ${entries} entries, ${rows} rows, ${parts} texts compared with the record.`,
    ...faults.map(explainFault),
    ...(more ? ['There is more; these are the first.'] : []),
    ok ? 'The record holds, and the tables say what it says.' : 'The record does not hold.',
  ]
}

export function explainAt({ ok, log, faults, more }: AtReport): readonly string[] {
  return [
    ...explainVerdict(log),
    ...faults.map(explainFault),
    ...(more ? ['There is more; these are the first.'] : []),
    ok ? 'The record holds.' : 'The record does not hold.',
  ]
}

function explainVerdict(verdict: Verdict): readonly string[] {
  const { origin, size, root, files, witnesses, problems, problemCount } = verdict
  const unsaid = problemCount - problems.length
  return [
    `Log ${origin || '(unknown)'}: ${size} entries, root ${root}, ${files} files recomputed.`,
    witnesses.length === 0 ? 'No witness signed.' : `Signed too by ${witnesses.join(', ')}.`,
    ...problems.map(explainProblem),
    ...(unsaid > 0 ? [`${unsaid} more problems of the log.`] : []),
  ]
}

export function explainProblem(problem: Problem): string {
  switch (problem.kind) {
    case 'unreachable':
      return `${problem.path} could not be read: ${problem.reason}.`
    case 'missing':
      return `${problem.path} is missing.`
    case 'unexpected':
      return `${problem.path} should not be there.`
    case 'altered':
      return `${problem.path} is not what the entries make it.`
    case 'entry-differs':
      return `Entry ${problem.index} in ${problem.path} is not the one whose hash is published.`
    case 'keys-unreadable':
      return 'The keys cannot be read.'
    case 'checkpoint-refused':
      return "The checkpoint is not signed by the log's key, or a signature on it is wrong."
    case 'unknown-signatures':
      return `${problem.count} signatures are by keys that nobody named.`
    case 'root-differs':
      return `The ${problem.size} entries do not make the root that was signed.`
    case 'key-changed':
      return `The key changed since last time, from ${problem.before} to ${problem.now}.`
    case 'shrunk':
      return `The log shrank since last time, from ${problem.before} entries to ${problem.now}.`
    case 'rewritten':
      return `The first ${problem.size} entries are not what they were last time.`
    default:
      return unreachable(problem)
  }
}

export function explainFault(fault: TableFault): string {
  switch (fault.kind) {
    case 'row-differs':
      return `${fault.subject} in ${fault.table} is not what entry ${fault.index} says.`
    case 'row-without-entry':
      return `${fault.subject} in ${fault.table} has no entry.`
    case 'row-missing':
      return `${fault.subject} is gone; entry ${fault.index} says that it was there.`
    case 'entry-missing':
      return `Entry ${fault.index} is missing from the table.`
    case 'entry-unreadable':
      return `Entry ${fault.index} is not written as entries are (${fault.refusal.kind}).`
    case 'entry-differs':
      return `Entry ${fault.index} and its column ${fault.column} say different things.`
    case 'published-only':
      return `Entry ${fault.index} is published, and missing from the table.`
    case 'published-differs':
      return `Entry ${fault.index} is not what was published.`
    case 'part-missing':
      return `The text “${fault.part}” of entry ${fault.index} is gone without a tombstone.`
    case 'part-differs':
      return `The text “${fault.part}” of entry ${fault.index} is not what was committed to.`
    case 'part-unnamed':
      return `The text “${fault.part}” is kept under entry ${fault.index}, which does not name it.`
    default:
      return unreachable(fault)
  }
}

/** The same revision told by Parley, by Git and by a library; and how much each of them marks. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanupSemantic, DIFF_DELETE, DIFF_INSERT, makeDiff } from '@sanity/diff-match-patch'
import { redlineOf, type Change, type Passage } from '../src/domains/texts/index.ts'
import { id, type Revision } from './texts-prose.ts'

export type Telling = (revision: Revision) => readonly Change[]

/** Clauses of the version after get ids of their own: nobody knows more than the words. */
export const withoutIds = ({ before, after }: Revision): Revision => ({
  before,
  after: after.map(({ words }, index) => ({ id: id(10_000 + index), words })),
})

export const byParley: Telling = ({ before, after }) =>
  redlineOf(before, after, 'en').flatMap(({ changes }) => [
    ...changes,
    { change: 'kept', text: '\n' } as const,
  ])

/** Stricter than what is shown: who is told that a clause moved still has to look at it twice. */
export const byParleyMovesMarked: Telling = ({ before, after }) =>
  redlineOf(before, after, 'en').flatMap((line): readonly Change[] => {
    const { changes } = line
    if (!('moved' in line) || !line.moved) return [...changes, { change: 'kept', text: '\n' }]
    const side = (leftOut: Change['change']) =>
      changes.flatMap(({ change, text }) => (change === leftOut ? [] : [text])).join('')
    return [
      { change: 'removed', text: `${side('added')}\n` },
      { change: 'added', text: `${side('removed')}\n` },
    ]
  })

const page = (clauses: readonly Passage[]) => clauses.map(({ words }) => `${words}\n`).join('\n')

export const byLibrary: Telling = ({ before, after }) =>
  cleanupSemantic(makeDiff(page(before), page(after))).map(([kind, text]) => ({
    change: kind === DIFF_INSERT ? 'added' : kind === DIFF_DELETE ? 'removed' : 'kept',
    text,
  }))

/** As `git diff --word-diff` would mark them on a screen, in its form for programs. */
export const byGit: Telling = ({ before, after }) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    writeFileSync(join(folder, 'before'), page(before))
    writeFileSync(join(folder, 'after'), page(after))
    const words = ['diff', '--no-index', '--word-diff=porcelain', '-U100000', 'before', 'after']
    const quiet = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
    const { stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', env: quiet })
    const lines = stdout.split('\n')
    const from = lines.findIndex((line) => line.startsWith('@@'))
    return lines.slice(from + 1).flatMap(changeOfLine)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function changeOfLine(line: string): readonly Change[] {
  const text = line.slice(1)
  if (line.startsWith('+')) return [{ change: 'added', text }]
  if (line.startsWith('-')) return [{ change: 'removed', text }]
  return [{ change: 'kept', text: line.startsWith('~') ? '\n' : text }]
}

/**
 * Words of the version before that are marked removed, and of the one after marked added. A word
 * of which one letter is marked counts whole: the reader has to read it again.
 */
export const markedWords = (changes: readonly Change[]): number =>
  markedOn(changes, 'removed') + markedOn(changes, 'added')

function markedOn(changes: readonly Change[], side: 'added' | 'removed'): number {
  const parts = changes.filter(({ change }) => change === 'kept' || change === side)
  const marked: (readonly [from: number, to: number])[] = []
  let length = 0
  for (const { change, text } of parts) {
    if (change === side) marked.push([length, length + text.length])
    length += text.length
  }
  const whole = parts.map(({ text }) => text).join('')
  let [count, next] = [0, 0]
  for (const { 0: word, index } of whole.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)) {
    while ((marked[next]?.[1] ?? Infinity) <= index) next++
    count += +((marked[next]?.[0] ?? Infinity) < index + word.length)
  }
  return count
}

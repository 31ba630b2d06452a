/**
 * Names sources in a trace: the program is made of few files, whose lines say nothing to a person.
 * Reads the map beside such a file only when there is a trace; a file without a map stays as it is.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A place in the program, as in `at f (file:///srv/parley/dist/program/chunk-AB.js:12:345)`. */
const PLACE = /file:\/\/\/\S+\/dist\/program\/[\w-]+\.js:\d+:\d+/g

/** Reading a map takes some 50 ms, and a world that breaks breaks in few places. */
const PLACES_MAX = 1_000

const known = new Map<string, string>()

/** @param trace the `stack` of an error, or one line of it */
export const sourced = (trace: string): string => trace.replaceAll(PLACE, (place) => named(place))

function named(place: string): string {
  const before = known.get(place)
  if (before !== undefined) return before
  if (known.size >= PLACES_MAX) known.clear()
  const [, url = '', line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? []
  const name = sourceAt(fileURLToPath(url), Number(line), Number(column)) ?? place
  known.set(place, name)
  return name
}

type SourceMap = { readonly sources: readonly string[]; readonly mappings: string }

function mapOf(file: string): SourceMap | undefined {
  try {
    // Written by our own build and by nothing else.
    return JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap
  } catch {
    // No map was kept: the trace then says what Node says.
    return undefined
  }
}

/** `src/platform/db/turns.ts:31`; lines and columns count from 1, as in traces. */
function sourceAt(file: string, line: number, column: number): string | undefined {
  const map = mapOf(file)
  if (!map) return undefined
  const found = segmentAt(map.mappings, line, column)
  const source = found && map.sources[found.source]
  if (!found || source === undefined) return undefined
  // Two folders up from `dist/program`, whatever the project's folder is called.
  return `${join('dist', 'program', source)}:${found.line + 1}`
}

type Segment = { readonly source: number; readonly line: number }

/**
 * The last segment at or before a place. All but the column go on from segment to segment, so that
 * what lies before is read too (tc39.es/ecma426, 9.2: column, source, line, column there, name).
 */
function segmentAt(mappings: string, line: number, column: number): Segment | undefined {
  let [source, sourceLine] = [0, 0]
  let found: Segment | undefined
  for (const [index, group] of mappings.split(';', line).entries()) {
    let at = 0
    for (const segment of group === '' ? [] : group.split(',')) {
      const [columns = 0, sources = 0, lines = 0] = numbersOf(segment)
      at += columns
      source += sources
      sourceLine += lines
      if (index === line - 1 && at < column) found = { source, line: sourceLine }
    }
  }
  return found
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BITS = 5
const MORE = 1 << BITS

/** Base64 VLQ: five bits a digit, the lowest first; the lowest of a number is its sign. */
function numbersOf(segment: string): readonly number[] {
  const numbers: number[] = []
  let [value, shift] = [0, 0]
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter)
    value += (digit & (MORE - 1)) << shift
    shift += BITS
    if (digit & MORE) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}

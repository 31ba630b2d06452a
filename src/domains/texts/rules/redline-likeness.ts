/** Which wordings share words that few others have. Pure; decides nothing about clauses. */

/** Two words in a row. One alone says little: every clause has "the" and "shall". */
export type Marks = ReadonlySet<string>

/** A pair of words in more wordings than this is a formula, and tells none of them apart. */
const FORMULA_LEAST = 20

/** Marks that two wordings must share: three words in a row are no likeness. */
const SHARED_LEAST = 3

/** Scripts without spaces are read sign by sign: enough to tell likeness. */
const SIGN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u
const READ = new RegExp(`${SIGN.source}|[\\p{L}\\p{N}\\p{M}]+`, 'gu')

export function marksOf(words: string): Marks {
  const marks = new Set<string>()
  let last = ''
  for (const word of words.toLowerCase().match(READ) ?? []) {
    if (last !== '') marks.add(`${last} ${word}`)
    last = word
  }
  return marks
}

export const without = (marks: Marks, others: Marks): Marks =>
  new Set([...marks].filter((mark) => !others.has(mark)))

export type Alike<One, Other> = {
  readonly one: One
  readonly other: Other
  /** Marks that both have and that are no formula. */
  readonly shared: number
}

/** All pairs that share enough to be worth a look. */
export function alike<One, Other>(
  ones: ReadonlyMap<One, Marks>,
  others: ReadonlyMap<Other, Marks>,
): readonly Alike<One, Other>[] {
  const where = new Map<string, One[]>()
  for (const [one, marks] of ones) {
    for (const mark of marks) {
      const there = where.get(mark)
      if (there) there.push(one)
      else where.set(mark, [one])
    }
  }
  return [...others].flatMap(([other, marks]) => {
    const shared = new Map<One, number>()
    for (const mark of marks) {
      const there = where.get(mark) ?? []
      if (there.length >= FORMULA_LEAST) continue
      for (const one of there) shared.set(one, (shared.get(one) ?? 0) + 1)
    }
    return [...shared].flatMap(([one, count]) =>
      count < SHARED_LEAST ? [] : [{ one, other, shared: count }],
    )
  })
}

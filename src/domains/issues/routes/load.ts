/** Loads what pages about issues show, in a handful of queries. Renders and decides nothing. */
import type { Read } from '../../../platform/db/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { historyOf, wordsOf } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { codesOf, findPeople, namesOf, personId } from '../../people/index.ts'
import type { Actor, Commitment, PersonId, Tools } from '../../people/index.ts'
import { findProcess, type Process } from '../../processes/index.ts'
import { stewardLog } from '../../stewards/index.ts'
import { asOf, SECOND_SCHEME, type Issue } from '../issue.ts'
import { takenOf } from '../rules/budget.ts'
import type { Screening } from '../screening.ts'
import { findAccepted, findIssues } from '../store/issues.ts'
import { linksOf, secondsOf } from '../store/links.ts'
import { screeningsOf } from '../store/screenings.ts'
import type { Board, Capacities, List, Reader, Returned, Told, Whole } from '../views/shown.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly t: Translate
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

/** Lines of the history of one issue; the record has the others. */
const HISTORY_LINES = 100

type Spoken = {
  readonly words: Iterable<Commitment | undefined | null>
  readonly people: Iterable<string>
}

async function toldOf({ read, t }: Asked, spoken: Spoken): Promise<Told> {
  const words = await wordsOf(read, spoken.words)
  const ids = [...new Set(spoken.people)].flatMap((raw): readonly PersonId[] => {
    const id = personId(raw)
    return id ? [id] : []
  })
  const names = await namesOf(read, await findPeople(read, ids))
  const codes = await codesOf(read, SECOND_SCHEME)
  const labels = new Map(codes.map(({ code, labels: all }) => [code, all[t.language]]))
  return {
    words: (commitment) => {
      const wording = words.get(commitment)
      return wording.kind === 'text' ? wording.text : t('html.redacted')
    },
    nameOf: (person) =>
      names.get(person as PersonId) ?? { name: person, path: `/people/${person}` },
    groupOf: (code) => labels.get(code) ?? code,
  }
}

function* wordsOfIssue(issue: Issue): Generator<Commitment | undefined> {
  const { title, words, note, plan, place, state } = issue
  yield title
  yield* Object.values(words)
  yield note
  if (plan) yield* Object.values(plan)
  if (place) {
    yield place.decider
    yield place.reason
  }
  if ('reason' in state) yield state.reason
  if (state.kind === 'narrowed') yield state.scope
  if (state.kind === 'referred') yield state.to
}

function* wordsOfScreening({
  sheet,
  proposed,
  reason,
  state,
}: Screening): Generator<Commitment | undefined | null> {
  yield reason
  yield* Object.values(sheet.words)
  for (const { what, who, authority } of sheet.elements) yield* [what, who, authority]
  for (const outcome of [proposed, ...(state.kind === 'decided' ? [state.outcome] : [])]) {
    if (outcome.kind === 'narrowed') yield outcome.scope
    if (outcome.kind === 'referred') yield outcome.to
  }
  if (state.kind === 'decided') yield* [state.reason, state.despite]
}

/** In which capacity this reader may speak: for themselves first. */
async function readerOf({ read, t, viewer, returned }: Asked): Promise<Reader> {
  const words = await wordsOf(
    read,
    viewer?.capacities.map(({ organisation }) => organisation) ?? [],
  )
  const capacities: Capacities = (viewer?.capacities ?? []).map(({ capacity, organisation }) => {
    const wording = organisation === undefined ? undefined : words.get(organisation)
    const name = wording?.kind === 'text' ? wording.text : t('html.redacted')
    const label = wording ? t('issues.capacity.org', { name }) : t('issues.capacity.personal')
    return { value: capacity, label }
  })
  return { viewer, capacities, returned }
}

const peopleOf = (issues: readonly Issue[]) =>
  issues.flatMap(({ from }) => (from.kind === 'person' ? [from.by] : []))

export async function loadBoard(asked: Asked): Promise<Board> {
  const { read, now } = asked
  const issues = (await findIssues(read, undefined)).map((issue) => asOf(issue, now))
  const told = await toldOf(asked, {
    words: issues.flatMap((issue) => [...wordsOfIssue(issue)]),
    people: peopleOf(issues),
  })
  const seconds = await secondsOf(read, issues)
  const taken = takenOf(await findAccepted(read))
  return { ...told, ...(await readerOf(asked)), issues, seconds, taken, now }
}

export async function loadWhole(
  asked: Asked,
  issue: Issue,
  { sentenceOf }: Pick<Tools, 'sentenceOf'>,
): Promise<Whole> {
  const { read, now, t } = asked
  const found = issue.process && (await findProcess(read, { id: issue.process }))
  const list = (await findIssues(read, issue.process)).map((one) => asOf(one, now))
  const links = await linksOf(read, list)
  const seconds = await secondsOf(read, [issue])
  const screenings = await screeningsOf(read, issue.id)
  const stewardActs = await stewardLog(read, { about: `issue:${issue.id}` })
  const lines = await historyOf(read, { obj: `issue:${issue.id}`, limit: HISTORY_LINES })
  const accepted = await findAccepted(read)
  const told = await toldOf(asked, {
    words: [
      ...wordsOfIssue(issue),
      ...accepted.map(({ title }) => title),
      ...list.map(({ title }) => title),
      ...links.map(({ reason }) => reason),
      ...screenings.flatMap((one) => [...wordsOfScreening(one)]),
      ...stewardActs.map(({ line }) => line),
      found?.title,
    ],
    people: [
      ...peopleOf([issue]),
      ...seconds.map(({ person }) => person),
      ...screenings.flatMap(({ by, state }) => (state.kind === 'decided' ? [by, state.by] : [by])),
      ...stewardActs.map(({ by }) => by),
      ...lines.map(({ entry }) => entry.actor),
    ],
  })
  return {
    ...told,
    ...(await readerOf(asked)),
    issue: asOf(issue, now),
    process: found,
    list,
    links,
    seconds,
    screenings,
    accepted,
    taken: takenOf(accepted),
    stewardActs,
    steps: lines.map((line) => sentenceOf(line, told.nameOf(line.entry.actor).name, t)),
    now,
  }
}

export async function loadList(
  asked: Asked,
  process: Process,
): Promise<List & { readonly reader: Reader }> {
  const { read, now } = asked
  const issues = (await findIssues(read, process.id)).map((issue) => asOf(issue, now))
  const links = await linksOf(read, issues)
  const told = await toldOf(asked, {
    words: [
      process.title,
      ...issues.flatMap((issue) => [...wordsOfIssue(issue)]),
      ...links.map(({ reason }) => reason),
    ],
    people: [],
  })
  return { ...told, process, issues, links, reader: await readerOf(asked) }
}

/** Hostile input by every form and in every address: a clear answer, nothing lost, nothing kept. */
import { expect, test } from 'vitest'
import { LAST_TURNS, TURNS } from './course/all.ts'
import { attempts, fileAttempts, ODD_IDS, type Attempt } from './course/attempts.ts'
import { aCourse, entriesIn, play, wait, type Course, type Taken } from './course/place.ts'
import { CANARY, consent, pathOf, type Turn } from './course/turn.ts'

const CLEAR = new Set([303, 400, 403, 404, 405, 409, 413, 415, 422, 429])
const MINUTES_2 = 300_000
/** On PostgreSQL each try costs more: every form gets a part of them, and each is used. */
const POSTGRES_TRIES_EACH = 6

/** Forms that no turn plays, each with its reason. */
const NOT_PLAYED: Readonly<Record<string, string>> = {
  '/sign-in/:link': 'its link comes by mail: sign-in.test.ts and routes.test.tsx of people play it',
  '/mail/stops': 'its link comes by mail: mailings.both.test.ts plays it',
  '/calendars/stops': 'its link comes by mail: calendars.both.test.ts plays it',
  '/mail/confirmations': 'its link comes by mail: replies.both.test.ts plays it',
  '/mail/joinings': 'its link comes by mail: joining.both.test.ts plays it',
  '/windows/:id/reopenings':
    'only a silent window whose notice failed is opened again: reopening.both.test.ts plays it',
  '/processes/:slug/skips': 'only a gate that is met lets skip: rules-exits.test.ts plays its rule',
  '/processes/:slug/variances':
    'only after a notice has run out: rules-exits.test.ts plays its rule',
  '/templates/try': 'nothing of it is kept: try.both.test.ts plays it',
  '/templates/check': 'nothing of it is kept: try.both.test.ts plays it',
  '/texts/:id/countersignatures':
    'only some rules ask for two signatures: signing.both.test.ts of amendments plays it',
  '/meetings/:id/settlement':
    'only where a zone changed its law: beside.both.test.ts of meetings plays it',
  '/meetings/:id/captions/push': 'only with a key: captions.both.test.ts plays it',
  '/meetings/:id/caption-keys': 'answered by a key, once: captions.both.test.ts plays it',
  '/meetings/:id/caption-keys/endings': 'on no record is which: captions.both.test.ts plays it',
  '/meetings/:id/requests/answers':
    'to what was asked as it was read, which is on no record: beside.both.test.ts plays it',
  '/changes/:id/enactment':
    'only what was adopted comes into force: routes.both.test.ts of changes plays it',
  '/ballots/:id/sheets': 'only where a rule gives points: selecting.both.test.ts plays it',
  '/ballots/:id/seeds': 'only after a tie at the close: selecting.both.test.ts plays it',
  '/inbox/:id/attempts': 'only mail that waits is tried again: inbox-routes.both.test.ts plays it',
  '/inbox/:id/discarding': 'only mail that waits is discarded: inbox-routes.both.test.ts plays it',
  '/archives/:id/:number/removals':
    'only what a command brought here is removed: archives.both.test.ts plays it',
  // A private draft is on no record where a turn could learn of it: hostile.both.test.ts of
  // colleagues plays all of its forms.
  ...Object.fromEntries(
    [
      '/colleagues',
      ...['versions', 'invitations', 'revocations', 'comments', 'withdrawals', 'submissions'].map(
        (form) => `/colleagues/:id/${form}`,
      ),
      ...['answers', 'departures'].flatMap((form) => [
        `/colleagues/:id/${form}`,
        `/asked/:token/${form}`,
      ]),
    ].map((path) => [path, 'a private draft']),
  ),
  '/amendments/:id/sponsors':
    'only for an organisation: routes.both.test.ts of amendments plays it',
  '/amendments/:id/departures': 'only after that: routes.both.test.ts of amendments plays it',
  ...Object.fromEntries(
    ['', '/endings', '/:id/messages', '/:id/endings'].map((form) => [
      `/guides${form}`,
      'private to two people: routes.both.test.ts of guides plays it',
    ]),
  ),
  '/reports/:id/endings': 'on no record is which: reports.both.test.ts plays it',
  ...Object.fromEntries(
    ['wordings', 'sending'].map((form) => [
      `/notices/:id/${form}`,
      'only near the hour of a window or meeting: routes.both.test.ts of notices plays it',
    ]),
  ),
  '/mailings/attempts': 'it changes nothing that anybody reads: mailings.both.test.ts plays it',
  '/hums/:id/hub-counts': 'only of an open hub: hums.both.test.ts plays it',
  '/sign-out': 'signing out needs nothing and always leads home',
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

async function sent(course: Course, turn: Turn, path: string, attempt: Attempt) {
  const { world, visitors } = course
  const { named: _, ...request } = attempt
  const { kept, value } = await world.rehearse(() => visitors[turn.by].send(path, request))
  const isPage = value.headers.get('content-type')?.startsWith('text/html') === true
  return { kept, status: value.status, text: isPage ? await value.text() : '' }
}

/** What was sent and answered otherwise than clearly. */
async function unclear(course: Course, turn: Turn, number: number): Promise<readonly unknown[]> {
  const path = pathOf(turn, course.known)
  const found: unknown[] = []
  const fields = turn.fields(course.known)
  const files = turn.takesFile === undefined ? [] : fileAttempts(fields, turn.takesFile)
  const all = [...attempts(fields, number), ...files]
  const each = course.world.database.engine === 'sqlite' ? 1 : POSTGRES_TRIES_EACH
  let filed = 0
  for (const attempt of all.filter((_, index) => (index + number) % each === 0)) {
    const { kept, status, text } = await sent(course, turn, path, attempt)
    if (kept && attempt.named.startsWith('file ')) filed += 1
    if (!kept && !CLEAR.has(status)) found.push([turn.route, attempt.named, status])
    if (CANARY.test(text)) found.push([turn.route, attempt.named, 'markup'])
  }
  // Otherwise no file was looked into, and nothing is known of it.
  if (turn.takesFile && each === 1 && filed === 0) found.push([turn.route, 'takes no file'])
  return found
}

/** A form whose thing is absent, foreign or no thing at all. */
async function found(course: Course, turn: Turn): Promise<readonly unknown[]> {
  const { world, visitors, known } = course
  const names = Object.keys(turn.ids ?? {})
  const answers: unknown[] = []
  for (const id of names.length === 0 ? [] : [...ODD_IDS, known('text'), known('process')]) {
    const ids = Object.fromEntries(names.map((name) => [name, 'odd']))
    const path = pathOf({ ...turn, ids }, () => id)
    const own = path === pathOf(turn, known)
    if (own) continue
    const send = () => visitors[turn.by].post(path, turn.fields(known))
    const { kept, value } = await world.rehearse(send)
    const isClear = [400, 404, 414, 422].includes(value.status)
    if (kept || !isClear) answers.push([turn.route, id, value.status, kept])
  }
  return answers
}

/** Texts of a form that was refused, and that the answer does not give back. */
async function lost(course: Course, turn: Turn): Promise<readonly unknown[]> {
  const { world, visitors, known } = course
  const path = pathOf(turn, known)
  const fields = turn.fields(known)
  const texts = Object.values(fields).flatMap((value) => (/words-\d/.test(`${value}`) ? value : []))
  if (texts.length === 0) return []
  const entries = Object.entries(fields)
  const unread = Object.fromEntries(entries.filter(([name]) => !(name in consent)))
  const spoilt = Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      texts.some((one) => one === value) ? `${value}\0` : value,
    ]),
  )
  const answers = [
    await world.rehearse(() => visitors.stranger.post(path, fields)),
    await world.rehearse(() => visitors.newcomer.post(path, unread)),
    await world.rehearse(() => visitors[turn.by].post(path, spoilt)),
  ]
  const missing: unknown[] = []
  for (const { kept, value } of answers) {
    const html = await value.text()
    if (kept || (value.status !== 422 && value.status !== 400)) continue
    const gone = texts.filter((text) => !html.includes(escaped(text)))
    if (gone.length > 0) missing.push([turn.route, value.status, gone.length, texts.length])
  }
  return missing
}

/** The same form again: as the first time; with other content: refused. Either way nothing more. */
async function replayed(course: Course, turn: Turn, taken: Taken): Promise<readonly unknown[]> {
  const { path, fields, key } = taken
  const visitor = course.visitors[turn.by]
  const before = await entriesIn(course)
  const again = (await visitor.post(path, fields, key)).status
  const other = (await visitor.post(path, { ...fields, extra: 'other' }, key)).status
  const more = (await entriesIn(course)) - before
  const isErased = turn.route === '/account/erasure'
  const right = more === 0 && (isErased || (again === 303 && other === 409))
  return right ? [] : [[turn.route, 'sent again', again, other, more]]
}

test(
  'no form, however it is sent, breaks anything or is kept by halves',
  async () => {
    const course = await aCourse()
    course.learn('code', 'made-up')
    const seen = new Set<string>()
    const faults: unknown[] = []
    for (const [number, turn] of [...TURNS, ...LAST_TURNS].entries()) {
      if (turn.daysLater !== undefined) await wait(course, turn.daysLater)
      if (!seen.has(turn.route)) {
        seen.add(turn.route)
        const before = await entriesIn(course)
        faults.push(...(await unclear(course, turn, number)))
        faults.push(...(await found(course, turn)), ...(await lost(course, turn)))
        expect(await entriesIn(course)).toBe(before)
      }
      const taken = await play(course, turn)
      faults.push(...(await replayed(course, turn, taken)))
    }
    expect(faults).toEqual([])
    const forms = course.world.routes.filter(({ method }) => method === 'POST')
    const played = new Set([...seen, ...Object.keys(NOT_PLAYED)])
    expect(forms.map(({ path }) => path).filter((path) => !played.has(path))).toEqual([])
  },
  MINUTES_2,
)

/** Every address read by everybody: a clear answer, no hidden thing told from an absent one. */
import { expect, test } from 'vitest'
import { findAccount } from '../src/domains/people/index.ts'
import { TURNS } from './course/all.ts'
import { ODD_IDS } from './course/attempts.ts'
import { aCourse, play, wait, type Course } from './course/place.ts'
import { CANARY, named, ROLES, type Role } from './course/turn.ts'

const MINUTES_2 = 300_000
const TWINS = ['', '.json', '.csv', '.md']

/** What stands for the parameters of a route: names of things met on the way. */
const REAL: Readonly<Record<string, readonly string[]>> = {
  '/people/:handle': ['handle of chair', 'chair', 'passer'],
  '/codes/:scheme': ['groups'],
  '/stewards/:id': ['override'],
  '/bodies/:slug': ['body', 'secretariat'],
  '/processes/:slug': ['process', 'process-id'],
  '/processes/:slug/rule': ['process'],
  '/processes/:slug/record': ['process'],
  '/processes/:slug/since': ['process'],
  '/processes/:slug/state': ['process'],
  '/processes/:slug/desk': ['process'],
  '/processes/:slug/stage': ['process'],
  '/processes/:slug/issues': ['process'],
  '/processes/:slug/uptake': ['process'],
  '/processes/:slug/slots': ['process'],
  '/bodies/:slug/slots': ['body', 'secretariat'],
  '/processes/:slug/participation': ['process'],
  '/processes/:slug/audit': ['process'],
  '/processes/:slug/appeals': ['appeals-process'],
  '/processes/:slug/judgements': ['vote-process', 'process'],
  '/templates/:name': ['convening'],
  '/templates/:name/:version': ['convening 1.6'],
  '/templates/:name/:version/bytes': ['convening 1.6'],
  '/windows/:id': ['window', 'comment-window'],
  '/issues/:id': ['issue', 'other-issue'],
  '/meetings/:id/calendar': ['coming-meeting'],
  '/meetings/:id/coming': ['coming-meeting'],
  '/series/:id/calendar': ['coming-series'],
  '/processes/:slug/calendar': ['process'],
  '/bodies/:slug/calendar': ['body'],
  // One's own, by an address that is on no record: calendars.both.test.ts reads it.
  '/calendars/:key': [],
  // Only where the place has a server for calls: meetings/joining.test.ts reads them.
  '/meetings/:id/join': [],
  '/series/:id/join': [],
  '/meetings/:id/running': ['meeting', 'held-meeting'],
  '/meetings/:id': ['meeting', 'held-meeting'],
  '/series/:id': ['series'],
  '/cycles/:id': ['cycle'],
  '/cycles/:id/proceedings': ['cycle'],
  '/meetings/:id/notes': ['held-meeting'],
  '/meetings/:id/proceedings': ['held-meeting'],
  '/meetings/:id/events': ['held-meeting'],
  '/meetings/:id/room': ['room-meeting', 'held-meeting'],
  '/meetings/:id/hums': ['room-meeting', 'held-meeting'],
  '/hums/:id': ['hum', 'closed-hum'],
  '/meetings/:id/chat': ['room-meeting', 'held-meeting'],
  '/meetings/:id/captions': ['room-meeting', 'held-meeting'],
  // Of one language, which its address has to name: captions.both.test.ts reads it.
  '/meetings/:id/captions.vtt': [],
  '/meetings/:id/captions/write': ['room-meeting'],
  '/meetings/:id/room/:part': ['room-meeting queue', 'room-meeting times'],
  // Forms of whoever runs a meeting, while its room is open: rooms.both.test.ts reads them.
  '/meetings/:id/room/:part/own': [],
  '/meetings/:id/record': ['held-meeting'],
  '/notes/:id': ['note', 'struck-note'],
  '/texts/:id': ['text', 'other-text'],
  '/texts/:id/next': ['text'],
  '/texts/:id/stages': ['text', 'other-text'],
  '/texts/:id/versions/:number': ['text 2', 'text 3'],
  '/texts/:id/in/:language': ['text ar'],
  '/texts/:id/in/:language/work': ['text ar'],
  '/texts/:id/uptake': ['text', 'other-text'],
  '/texts/:id/terms': ['text'],
  '/texts/:id/summary': ['text'],
  '/texts/:id/amendments': ['text'],
  '/texts/:id/amendments/new': ['text'],
  '/texts/:id/merge': ['text'],
  '/texts/:id/countersignature': ['text'],
  '/texts/:id/dispositions': ['text'],
  '/texts/:id/clauses/:clause': ['text c1'],
  '/contributions/:thing': ['amendment:amendment'],
  '/actions/:id': ['action', 'asked-action'],
  '/amendments/:id': ['amendment', 'other-amendment'],
  '/amendments/:id/renew': ['amendment'],
  '/dockets/:id': ['docket'],
  '/dockets/:id/submissions/:sid': ['docket submission'],
  '/calls/:id': ['call'],
  '/calls/:id/history': ['call'],
  '/calls/:id/recount': ['call'],
  '/calls/:id/challenges': ['call'],
  '/challenges/:id': ['challenge'],
  '/processes/:slug/changes': ['process'],
  '/processes/:slug/changes/new': ['process'],
  '/changes/:id': ['change'],
  '/appeals/:id': ['appeal'],
  '/processes/:slug/discussion': ['process'],
  '/threads/:id': ['thread'],
  '/messages/:id': ['message'],
  '/lists/:id': ['list'],
  '/attachments/:id': [],
  // A private draft is on no record where it could be learnt: asking.both.test.ts reads it.
  '/colleagues/:id': [],
  '/asked/:token': [],
  '/attachments/archived/:id': [],
  '/attachments/papers/:id': [],
  // What a command brings here: archives.both.test.ts reads it.
  '/archives/:id': [],
  '/archives/:id/search': [],
  '/archives/:id/threads/:number': [],
  '/archives/:id/by-message-id/:message': [],
  '/archives/:id/:number': [],
  '/processes/:slug/advice': ['advised'],
  '/processes/:slug/letters': ['advised'],
  '/advice/:id': ['advice'],
  '/letters/:id': ['letter'],
  '/processes/:slug/petitions': ['petitioned'],
  '/processes/:slug/ratifications': ['petitioned'],
  '/petitions/:id': ['petition'],
  '/ratifications/:id': ['ratification'],
  // Private to two people, and on no record: routes.both.test.ts of guides reads it.
  '/guides/:id': [],
  // Private to those who may remove it, and on no record: reports.both.test.ts reads it.
  '/reports/:id': [],
  // What nobody has sent is absent: routes.both.test.ts of notices reads it.
  '/notices/:id': [],
  '/objections/:id': ['objection'],
  '/outcomes/:id': ['outcome'],
  '/ballots/:id': ['ballot'],
  '/polls/:id': ['poll'],
  '/record/entries/:number': ['0', '40'],
  '/record/receipts/:number': [],
  '/inbox/:id/raw': [],
}
/** Their thing is named by the query, or they are nobody's but the reader's. */
const ASKED: Readonly<Record<string, string>> = {
  '/texts/new': '?process=process',
  '/reports/new': '?about=message:message',
  '/slots': '?process=process',
  '/dockets/new': '?process=process',
  '/colleagues/new': '?docket=docket',
  '/calls/new': '?process=process',
  '/outcomes/new': '?call=call',
  '/ballots/new': '?process=vote-process',
  '/polls/new': '?process=vote-process',
}
/** Files of the log, things of the operator and what two people know have their own tests. */
const ELSEWHERE =
  /^\/(record\/(files|:file|:epoch|receipts)|healthz|metrics|remarks)|\/sign-in\/:link|^\/?\*$/

/** Pages of staff and of one person, and those that lead nowhere without what they begin from. */
const FOR_FEW =
  /^\/(desk|inbox|mailings|calendars\/stops|mail\/(stops|confirmations|joinings)|account\/export)/
/** The screens of those who serve a process, and of those who run a meeting. */
const SERVED = /^\/(processes\/[^/]+\/desk|meetings\/[^/]+\/running)/
const TO_BEGIN = /^\/((outcomes|calls)\/new|\w+\/new$)/

const isRead = ({ method, path }: { method: string; path: string }) =>
  method === 'GET' && !ELSEWHERE.test(path) && !/\.\w+$/.test(path)

function addresses({ world, known }: Course): readonly string[] {
  const name = (word: string) => {
    try {
      return named(word, known)
    } catch {
      return word
    }
  }
  return [...new Set(world.routes.filter(isRead).map(({ path }) => path))].flatMap((path) => {
    const query = ASKED[path]
    if (query !== undefined) {
      const [field = '', of = ''] = query.split('=')
      return [path, `${path}${field}=${name(of)}`]
    }
    if (!path.includes(':')) return [path]
    const real = REAL[path]
    if (!real) throw new Error(`no real thing for ${path}`)
    return real.map((words) => {
      const ids = words.startsWith('handle') ? [name(words)] : words.split(' ').map(name)
      return path.replace(/:\w+/g, () => ids.shift() ?? '')
    })
  })
}

function oddAddresses({ world, known }: Course): readonly string[] {
  const paths = world.routes.filter((one) => isRead(one) && one.path.includes(':'))
  const ids = [...ODD_IDS, known('text'), known('call')]
  return [...new Set(paths.map(({ path }) => path))].flatMap((path) =>
    ids.map((id) => path.replace(/:\w+/g, id)),
  )
}

const ODD_QUERIES = [
  '/stewards?before=zzz&about=%f0%9f',
  '/stewards?about=process:%e2%80%ae&before=7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  '/record?before=9007199254740993&act=%27&actor=x&obj=y',
  '/record?before=-1',
  '/record/entries/9007199254740991',
  '/record/entries/9007199254740993',
  '/processes/x/record?before=1e400',
  '/texts/new?process=%00',
  '/calls/new?process=a&process=b',
  '/outcomes/new?call[]=x',
  '/needs-me?x=%e2%80%ae',
  '/%f0%9f/issues',
  '/fr/fr/issues',
  '/issues.json.json',
  '/issues/.json',
]

async function mailsOf({ world, people }: Course): Promise<readonly [Role, string][]> {
  const found: [Role, string][] = []
  for (const role of ROLES) {
    if (role === 'stranger') continue
    const account = await findAccount(world.database.read, { person: people[role] })
    if (account) found.push([role, account.mail])
  }
  return found
}

test(
  'whatever is asked for by whomever is answered clearly, and tells nobody’s address',
  async () => {
    const course = await aCourse()
    course.learn('code', 'made-up')
    for (const role of ['chair', 'passer'] as const) course.learn(role, course.people[role])
    for (const turn of TURNS) {
      if (turn.daysLater !== undefined) await wait(course, turn.daysLater)
      await play(course, turn)
    }
    const mails = await mailsOf(course)
    const faults: unknown[] = []
    let words = ''
    const look = async (role: Role, address: string, fine: readonly number[]) => {
      const answer = await course.visitors[role].get(address)
      const text = await answer.text()
      const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
      if (!fine.includes(answer.status)) faults.push([role, address, answer.status])
      if (isPage && CANARY.test(text)) faults.push([role, address, 'markup'])
      const told = mails.filter(([owner, mail]) => owner !== role && text.includes(mail))
      if (told.length > 0) faults.push([role, address, told])
      if (isPage && role === 'stranger') words += text
      return answer.status
    }
    const real = addresses(course)
    for (const address of real) {
      for (const role of ROLES) {
        const hidden = [FOR_FEW, SERVED, TO_BEGIN].some((some) => some.test(address))
        await look(role, address, hidden ? [200, 303, 404, 422] : [200, 303])
      }
      for (const twin of TWINS.slice(1)) {
        const [path = '', query] = address.split('?')
        const asked = `${path}${twin}${query === undefined ? '' : `?${query}`}`
        await look('stranger', asked, [200, 303, 404, 422])
      }
    }
    for (const role of ['stranger', 'staff'] as const) {
      const odd = oddAddresses(course).filter((address) => !real.includes(address))
      for (const address of odd) await look(role, address, [404, 400, 414])
      for (const query of ODD_QUERIES) await look(role, query, [200, 303, 400, 404])
    }
    expect(faults).toEqual([])
    expect(words).toContain('&lt;img src=x onerror=canary>')
  },
  MINUTES_2,
)

/** HTTP for authors: a template and a scenario are tried, and nothing of it is kept. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, page, passage, posted, type Typed } from '../platform/http/index.ts'
import { actorOf, type Mount, type SiteEnv } from '../domains/people/index.ts'
import { checkTemplate, shippedNames, shippedText } from '../domains/templates/index.ts'
import { Checked } from './checked.tsx'
import { play } from './play.ts'
import { readScenario } from './read.ts'
import { sampleScenario } from './sample.ts'
import { SCENARIO_LENGTH_MAX } from './scenario.ts'
import { TryPage, type Tried, type TryShown } from './views.tsx'

type Here = Context<SiteEnv>

/** On a small server a try is played while others wait: the command line plays longer ones. */
const ACTS_MAX_HERE = 150
const MEMBERS_MAX_HERE = 400

const Trying = z.object({
  template: passage({ max: SCENARIO_LENGTH_MAX }),
  scenario: z.string().max(SCENARIO_LENGTH_MAX).default(''),
})

const Checking = Trying.pick({ template: true })

/** What gates may ask for here. */
export type KnownFacts = readonly string[]

export const playRoutes =
  (facts: KnownFacts): Mount =>
  (app) => {
    app.get('/templates/try', showForm)
    app.post('/templates/try', (c) => tryOut(c, facts))
    app.post('/templates/check', (c) => check(c, facts))
  }

async function shown(c: Here, more: Pick<TryShown, 'again' | 'tried' | 'from'>): Promise<TryShown> {
  const isSignedIn = (await actorOf(c)) !== undefined
  return { names: shippedNames(), isSignedIn, ...more }
}

const filled = (typed: Typed): TryShown['again'] => ({ typed, problems: [] })

async function showForm(c: Here): Promise<Response> {
  const from = c.req.query('from') ?? ''
  const text = shippedText(from) ?? ''
  const checked = text === '' ? undefined : checkTemplate(text)
  const scenario = checked?.ok ? sampleScenario(checked.value.template) : ''
  const again = filled({ template: text, scenario })
  return page(c, <TryPage {...await shown(c, { again, tried: undefined, from })} />)
}

async function tryOut(c: Here, facts: KnownFacts): Promise<Response> {
  const form = await posted(c, Trying)
  const actor = await actorOf(c)
  if (!form.ok || !actor) {
    const again = { typed: form.typed, problems: form.ok ? [] : form.problems }
    const status = form.ok ? 422 : 400
    return page(c, <TryPage {...await shown(c, { again, tried: undefined, from: '' })} />, {
      status,
    })
  }
  const tried = outcomeOf(form.data, facts)
  const again = filled(form.typed)
  const status = tried.kind === 'broken' ? 422 : 200
  return page(c, <TryPage {...await shown(c, { again, tried, from: '' })} />, { status })
}

/** For an editor that asks while one writes: the same check, and only what it found. */
async function check(c: Here, facts: KnownFacts): Promise<Response> {
  const form = await posted(c, Checking)
  if (!form.ok || !(await actorOf(c))) return absent(c)
  return page(c, <Checked found={checkTemplate(form.data.template, { facts })} />)
}

function outcomeOf({ template, scenario }: z.output<typeof Trying>, facts: KnownFacts): Tried {
  const checked = checkTemplate(template, { facts })
  if (!checked.ok) return { kind: 'broken', which: 'template', problems: checked.refusal }
  if (scenario.trim() === '') return { kind: 'sound', checked: checked.value, played: undefined }
  const read = readScenario(scenario)
  if (!read.ok) return { kind: 'broken', which: 'scenario', problems: read.refusal }
  const { members, acts } = read.value
  const people = members.reduce((sum, { count = 1 }) => sum + count, 0)
  const long = acts.length > ACTS_MAX_HERE || people > MEMBERS_MAX_HERE
  if (long) return { kind: 'broken', which: 'scenario', problems: [TOO_LONG] }
  return { kind: 'sound', checked: checked.value, played: play(checked.value, read.value) }
}

const TOO_LONG = {
  line: 1,
  column: 1,
  field: '',
  message: `more than ${ACTS_MAX_HERE} acts or ${MEMBERS_MAX_HERE} people`,
  example: 'parley template play FILE --scenario FILE',
}

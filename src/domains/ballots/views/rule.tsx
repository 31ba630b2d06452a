/** The rule of a ballot in words, and what became of it: nested lists, the same for all. Pure. */
import { Gate, Gates, useReader } from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import {
  explainRule,
  explainVerdict,
  type Explained,
  type ExplainedVerdict,
  type Naming,
} from '../../rules/index.ts'
import { plainNaming } from '../../templates/index.ts'
import type { BallotView } from '../load.ts'
import { partLabel } from './parts.tsx'

const namingOf = (view: BallotView, t: Translate): Naming => ({
  ...plainNaming(t),
  part: (_division, id) => partLabel(view, id, t),
})

/** Before anybody votes: what passes. */
export function RuleInWords({ view }: { readonly view: BallotView }) {
  const { t } = useReader()
  const told = explainRule(view.counted.rule, t, namingOf(view, t))
  return told.parts.length === 0 ? <p>{told.text}</p> : <Told told={told} />
}

function Told({ told }: { readonly told: Explained }) {
  return (
    <>
      <p>{told.text}</p>
      <ul>
        {told.parts.map((part) => (
          <li>{part.parts.length === 0 ? part.text : <Told told={part} />}</li>
        ))}
      </ul>
    </>
  )
}

/** What stands now or stood at the close: each part, and by how much it falls short. */
export function VerdictInWords({ view }: { readonly view: BallotView }) {
  const { t } = useReader()
  if (!view.verdict) return null
  const told = explainVerdict(view.verdict, t, namingOf(view, t))
  return (
    <Gates>
      <Judged told={told} />
    </Gates>
  )
}

/** The whole, and within it each of its parts. */
function Judged({ told: { text, stand, met, parts } }: { readonly told: ExplainedVerdict }) {
  const within = parts.length > 0 && parts.map((part) => <Judged told={part} />)
  return (
    <Gate state={met ? 'met' : 'open'} fact={stand} parts={within}>
      {text}
    </Gate>
  )
}

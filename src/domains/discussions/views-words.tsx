/** What was said, as written: what it quotes is set in, and nothing is HTML of theirs. Pure. */
import { Prose, Redacted } from '../../platform/html/index.ts'
import type { Said } from './message.ts'
import { runsOf } from './quotes.ts'
import type { Scene } from './shown.ts'

/** Quotes within quotes: deeper ones stand as they were typed. */
const QUOTES_DEEP_MAX = 4

type Props = { readonly scene: Scene; readonly said: Said }

/** Or that it was removed, and by which entry it is still proven. */
export function Words({ scene, said }: Props) {
  const wording = scene.read(said)
  return 'text' in wording ? (
    <Spoken text={wording.text} />
  ) : (
    <Redacted entry={{ number: wording.removed, href: `/record/entries/${wording.removed}` }} />
  )
}

function Spoken({ text, depth = 0 }: { readonly text: string; readonly depth?: number }) {
  const runs = runsOf(text)
  const isPlain = depth >= QUOTES_DEEP_MAX || runs.every(({ isQuoted }) => !isQuoted)
  if (isPlain) return <Prose text={text} />
  return (
    <div class="prose">
      {runs.map((run) =>
        run.isQuoted ? (
          <blockquote>
            <Spoken text={run.text} depth={depth + 1} />
          </blockquote>
        ) : (
          <Prose text={run.text} />
        ),
      )}
    </div>
  )
}

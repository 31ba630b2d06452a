/** An instant as people read it: always with its zone, the reader's own beside it. */
import { formatAgo, formatBeside, formatClock, formatDate, formatWhen } from '../languages/index.ts'
import { between, type Instant } from '../values.ts'
import { useReader } from './reader.tsx'

export type WhenProps = {
  readonly at: Instant
  /** The zone it is told in: UTC, or that of the place where it happens. */
  readonly zone?: string | undefined
  /** Without the year and without the reader's own zone. */
  readonly brief?: boolean | undefined
}

const iso = (at: Instant) => new Date(at).toISOString().replace('.000Z', 'Z')

export function When({ at, zone = 'UTC', brief = false }: WhenProps) {
  const { language, zone: own } = useReader()
  if (brief) return <time datetime={iso(at)}>{formatClock(at, zone, language)}</time>
  return (
    <>
      {/* comfort.js adds the zone of the browser where nobody is signed in to tell us theirs */}
      <time datetime={iso(at)} data-local={own === 'UTC' ? zone : undefined}>
        {formatWhen(at, zone, language)}
      </time>
      {own !== zone && (
        <>
          {' '}
          <time class="own" datetime={iso(at)}>
            ({formatBeside(at, zone, own, language)})
          </time>
        </>
      )}
    </>
  )
}

/** The day alone. An instant's day depends on the zone, so it is that of `zone`. */
export function Day({ at, zone = 'UTC' }: { readonly at: Instant; readonly zone?: string }) {
  const { language } = useReader()
  return (
    <time datetime={zone === 'UTC' ? iso(at).slice(0, 10) : iso(at)}>
      {formatDate(at, zone, language)}
    </time>
  )
}

/** How long ago: `9 days ago`. */
export function Ago({ at }: { readonly at: Instant }) {
  const { language, now } = useReader()
  return <time datetime={iso(at)}>{formatAgo(between(at, now), language)}</time>
}

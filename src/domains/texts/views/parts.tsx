/** What a long text has in it, and the way through its parts. Pure. */
import { Link, Meta, Section, useReader } from '../../../platform/html/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import type { Heading, Part } from '../rules/parts.ts'
import type { ClauseId } from '../text.ts'

/** Fewer headings are seen at a glance. */
const CONTENTS_LEAST = 3

type ContentsProps = {
  readonly headings: readonly Heading[]
  readonly lang: Language
  readonly placeOf: (id: ClauseId) => string
}

export function Contents({ headings, lang, placeOf }: ContentsProps) {
  const { t } = useReader()
  if (headings.length < CONTENTS_LEAST) return null
  return (
    <Section title={t('texts.contents')} id="contents">
      <ol class="contents-list">
        {headings.map(({ id, title, depth }) => (
          <li class={`depth-${Math.min(depth, 5)}`}>
            <a href={placeOf(id)} lang={lang} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </Section>
  )
}

type PartsProps = {
  readonly all: number
  readonly part: Part
  /** Where another part is read. */
  readonly at: (part: number) => string
}

export function Parts({ all, part: { part, parts, from, to }, at }: PartsProps) {
  const { t } = useReader()
  if (parts === 1) return null
  return (
    <nav class="stack-2" aria-label={t('texts.parts')}>
      <Meta>{t('texts.part.here', { from: from + 1, to, all })}</Meta>
      <div class="row">
        {Array.from({ length: parts }, (_, index) => index + 1).map((other) =>
          other === part ? <b aria-current="page">{other}</b> : <Link to={at(other)}>{other}</Link>,
        )}
      </div>
    </nav>
  )
}

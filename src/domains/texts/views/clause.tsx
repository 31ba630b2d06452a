/** One clause as what it is: a heading, a list, a table, a definition, a footnote. Pure. */
import type { ComponentChildren, VNode } from 'preact'
import {
  Clause,
  inlineHtml,
  useReader,
  withTerms,
  type TermsIn,
} from '../../../platform/html/index.ts'
import { direction, type Language } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { blocksIn } from '../rules/blocks.ts'
import type { Notes } from '../rules/parts.ts'
import type { Worded } from '../rules/worded.ts'
import type { ClauseId, ClauseWords } from '../text.ts'

export type Around = {
  readonly lang: Language
  readonly notes: Notes
  /** Where a clause is read. */
  readonly placeOf: (id: ClauseId) => string
}

type Linked = Around & {
  /** What of the clause is explained by another. */
  readonly terms?: TermsIn | undefined
}

type WholeProps = Linked & {
  readonly clause: ClauseWords
  readonly place: number
  readonly children?: VNode | undefined
}

export function WholeClause({ clause, place, children, ...around }: WholeProps) {
  const { id, words } = clause
  return (
    <Clause
      number={String(place)}
      id={id}
      href={around.placeOf(id)}
      body={<ClauseBlocks {...around} words={words} />}
    >
      {children}
    </Clause>
  )
}

/** What a clause says, without its number: in the language of `lang`. */
export function ClauseBlocks({ words, terms, ...around }: Linked & { readonly words: string }) {
  const { lang, notes } = around
  const htmlOf = (text: string) => {
    const html = inlineHtml(text, notes.places)
    return terms ? withTerms(html, terms) : html
  }
  const said = (text: string) => ({
    lang,
    dir: 'auto' as const,
    dangerouslySetInnerHTML: { __html: htmlOf(text) },
  })
  return (
    <>
      {blocksIn(words).map((block) => (
        <BlockOf {...around} block={block} words={said} />
      ))}
    </>
  )
}

type BlockProps<Said> = Around & {
  readonly block: Worded<Said>
  readonly words: (said: Said) => Words
}

/** A block as what it is, whatever its words are made of. */
export function BlockOf<Said>({ block, words, ...around }: BlockProps<Said>) {
  const { lang } = around
  switch (block.kind) {
    case 'heading':
      return <HeadingOf level={block.level} words={words(block.text)} />
    case 'paragraph':
      return <p {...words(block.text)} />
    case 'item':
      return <ItemOf item={block} words={words(block.text)} />
    case 'quote':
      return (
        <blockquote dir={direction(lang)}>
          <p {...words(block.text)} />
        </blockquote>
      )
    case 'definition':
      return (
        <dl dir={direction(lang)}>
          <dt>
            <dfn {...words(block.term)} />
          </dt>
          <dd {...words(block.text)} />
        </dl>
      )
    case 'table':
      return <TableOf rows={block.rows} lang={lang} words={words} />
    case 'footnote':
      return <FootnoteOf {...around} label={block.label} words={words(block.text)} />
    default:
      return unreachable(block)
  }
}

type Words = { readonly lang: Language; readonly dir: 'auto' } & (
  | { readonly dangerouslySetInnerHTML: { readonly __html: string } }
  | { readonly children: ComponentChildren }
)

/** The title of the page is the first heading. */
function HeadingOf({ level, words }: { readonly level: number; readonly words: Words }) {
  switch (level) {
    case 1:
      return <h2 {...words} />
    case 2:
      return <h3 {...words} />
    case 3:
      return <h4 {...words} />
    case 4:
      return <h5 {...words} />
    default:
      return <h6 {...words} />
  }
}

type ItemProps = {
  readonly item: { readonly depth: number; readonly number: number | undefined }
  readonly words: Words
}

function ItemOf({ item: { depth, number }, words }: ItemProps) {
  const place = `item depth-${depth}`
  // The mark stands on the side of the language, whoever reads.
  const dir = direction(words.lang)
  return number === undefined ? (
    <ul class={place} dir={dir}>
      <li {...words} />
    </ul>
  ) : (
    <ol class={place} start={number} dir={dir}>
      <li {...words} />
    </ol>
  )
}

type TableProps<Said> = {
  readonly rows: readonly (readonly Said[])[]
  readonly lang: Language
  readonly words: (said: Said) => Words
}

function TableOf<Said>({ rows: [head = [], ...rows], lang, words }: TableProps<Said>) {
  const { t } = useReader()
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={t('texts.table')}>
      <table dir={direction(lang)}>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col" {...words(cell)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td {...words(cell)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type FootnoteProps = Around & { readonly label: string; readonly words: Words }

/** Leads back to the clause that points at it first. */
function FootnoteOf({ label, lang, words, notes, placeOf }: FootnoteProps) {
  const { t } = useReader()
  const from = notes.pointedAt.get(label)
  return (
    <p class="footnote" dir={direction(lang)}>
      <sup>{label}</sup> <span {...words} />
      {from !== undefined && (
        <>
          {' '}
          <a href={placeOf(from)}>{t('texts.footnote.back')}</a>
        </>
      )}
    </p>
  )
}

/** How a page is laid out: columns, sections, panels, lists. Knows no content. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'

type Inside = { readonly children?: ComponentChildren }

export type SplitProps = Inside & {
  readonly aside: ComponentChildren
  /** Goes on in the main column; where the screen is narrow it comes after the aside. */
  readonly after?: ComponentChildren
}

/** A main column and a narrow one, one below the other where the screen is narrow. */
export function Split({ aside, after, children }: SplitProps) {
  return (
    <div class="split">
      <div class="stack wide">{children}</div>
      <div class="stack loose beside">{aside}</div>
      {after && <div class="stack wide">{after}</div>}
    </div>
  )
}

export type SectionProps = Inside & {
  readonly title: ComponentChildren
  /** In smaller type after the title, as `(not a vote)`. */
  readonly hint?: ComponentChildren
  readonly level?: 2 | 3 | undefined
  /** An anchor to link to. */
  readonly id?: string | undefined
  /** In smaller type beside the title: where it leads, how much there is. */
  readonly beside?: ComponentChildren
}

export function Section({ title, hint, level = 2, id, beside, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const heading = (
    <Heading>
      {title}
      {hint && <span class="hint"> {hint}</span>}
    </Heading>
  )
  return (
    <section class={level === 2 ? 'stack' : 'stack-2'} id={id}>
      {beside ? (
        <div class="row end">
          {heading}
          <span class="meta">{beside}</span>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  )
}

export type PanelProps = Inside & {
  readonly title?: ComponentChildren
  readonly level?: 2 | 3 | undefined
  /** Tinted: something to know. Plain: something to do. */
  readonly tint?: boolean | undefined
  readonly id?: string | undefined
}

export function Panel({ title, level = 3, tint = false, id, children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={tint ? 'panel tint stack-2' : 'panel stack'} id={id}>
      {title && <Heading>{title}</Heading>}
      {children}
    </section>
  )
}

/** Something to read and to tick within a form: a group, so no heading's level can be wrong. */
export const Agreement = ({ title, children }: Inside & { readonly title: ComponentChildren }) => (
  <fieldset class="panel tint stack-2">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

/** Short things beside each other, wrapping where there is no room. */
export const Row = ({ end = false, children }: Inside & { readonly end?: boolean }) => (
  <div class={end ? 'row end' : 'row'}>{children}</div>
)

/** Small print. */
export const Meta = ({ children }: Inside) => <p class="meta">{children}</p>

/** Lines between rules. Ordered where the order says something. */
export function List({ ordered = false, children }: Inside & { readonly ordered?: boolean }) {
  // Safari forgets that a list without bullets is one; the role reminds it.
  return ordered ? (
    <ol class="list" role="list">
      {children}
    </ol>
  ) : (
    <ul class="list" role="list">
      {children}
    </ul>
  )
}

export type ItemProps = Inside & {
  readonly title: ComponentChildren
  readonly href?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  readonly tag?: ComponentChildren
  readonly meta?: ComponentChildren
  readonly id?: string | undefined
}

/** One line of a `List`: a title that leads somewhere, its state, and what to know of it. */
export function Item({ title, href: to, level = 3, tag, meta, id, children }: ItemProps) {
  const { href } = useReader()
  const Heading = `h${level}` as const
  return (
    <li id={id}>
      <div class="row end">
        <Heading dir="auto">{to ? <a href={href(to)}>{title}</a> : title}</Heading>
        {tag}
      </div>
      {children}
      {meta && (
        <p class="meta" dir="auto">
          {meta}
        </p>
      )}
    </li>
  )
}

/** A link on this site that keeps the reader's language; others are left as they are. */
export function Link({ to, lang, children }: Inside & { to: string; lang?: string | undefined }) {
  const { href } = useReader()
  return (
    <a href={href(to)} lang={lang} hreflang={lang}>
      {children}
    </a>
  )
}

/** A link that looks like what it is: the next thing to do. */
export function ButtonLink({ to, quiet, children }: Inside & { to: string; quiet?: boolean }) {
  const { href } = useReader()
  return (
    <a class={quiet ? 'button quiet' : 'button'} href={href(to)}>
      {children}
    </a>
  )
}

type MoreProps = Inside & {
  readonly label: ComponentChildren
  /** Where what stands in it came back. */
  readonly open?: boolean | undefined
}

/** Something that can be opened: a table twin, a longer text. Works without scripts. */
export const More = ({ label, open, children }: MoreProps) => (
  <details class="more" open={open}>
    <summary>{label}</summary>
    <div class="stack-2">{children}</div>
  </details>
)

/** For screen readers alone. */
export const Unseen = ({ children }: Inside) => <span class="unseen">{children}</span>

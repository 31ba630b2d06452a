/** People's own words: as they wrote them, in their own direction, never as HTML of theirs. */
import { markdownHtml } from './markdown.ts'

export type ProseProps = {
  readonly text: string
  readonly lang?: string | undefined
  readonly format?: 'plain' | 'markdown' | undefined
  /** In the serif: words that are negotiated. */
  readonly serif?: boolean | undefined
}

export function Prose({ text, lang, format = 'plain', serif = false }: ProseProps) {
  const look = serif ? 'prose serif' : 'prose'
  if (format === 'markdown') {
    return <div class={look} lang={lang} dangerouslySetInnerHTML={{ __html: markdownHtml(text) }} />
  }
  return (
    <div class={look} lang={lang}>
      {text
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p dir="auto">{paragraph}</p>
        ))}
    </div>
  )
}

/** A name or a title inside a sentence: cannot turn the sentence around. */
export const UserText = ({ children, lang }: { children: string; lang?: string | undefined }) => (
  <bdi lang={lang}>{children}</bdi>
)

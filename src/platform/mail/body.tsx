/** The light layout of a mail: its text and its HTML twin from the same data. Chooses no words. */
import { render } from 'preact-render-to-string'
import { direction, type Language } from '../languages/index.ts'

export type MailBody = {
  readonly language: Language
  /** Sentences of the catalogue, and people's words as they wrote them. */
  readonly paragraphs: readonly string[]
  /** Digits to be typed elsewhere. */
  readonly code?: string
  /** What the reader can do: a button on a page, reached by a link. */
  readonly action?: { readonly label: string; readonly href: string }
  /** The last lines say why this mail came, and how to get fewer of them. */
  readonly footer: readonly string[]
}

/** RFC 3676 §4.3: what follows is no part of the message itself. */
const SIGNATURE = '-- '

/** A mark of direction behind an address of the web or of mail would be read as part of it. */
const MARKED = /\u2068((?:https?:\/\/|[^\s@\u2068\u2069]+@)[^\s\u2068\u2069]+)\u2069/g

const usable = (lines: readonly string[]) => lines.map((line) => line.replace(MARKED, '$1'))

export function mailBody(given: MailBody): { readonly text: string; readonly html: string } {
  const body = { ...given, paragraphs: usable(given.paragraphs), footer: usable(given.footer) }
  const action = body.action && { ...body.action, href: webAddress(body.action.href) }
  return {
    text: textOf({ ...body, ...(action && { action }) }),
    html: `<!doctype html>${render(<Letter {...body} {...(action && { action })} />)}`,
  }
}

/** Absolute, because a mail stands on no page. Anything but the web is a bug. */
function webAddress(href: string): string {
  const url = new URL(href)
  if (!/^https?:$/.test(url.protocol)) throw new Error(`not a web address: ${url.protocol}`)
  return url.href
}

function textOf({ paragraphs, code, action, footer }: MailBody): string {
  return [
    ...paragraphs,
    ...(code === undefined ? [] : [code]),
    ...(action ? [`${action.label}:\n${action.href}`] : []),
    [SIGNATURE, ...footer].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

function Letter({ language, paragraphs, code, action, footer }: MailBody) {
  return (
    <html lang={language} dir={direction(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
      </head>
      <body>
        {paragraphs.map((paragraph) => (
          <Lines text={paragraph} />
        ))}
        {code === undefined ? null : (
          <p>
            <strong dir="ltr">{code}</strong>
          </p>
        )}
        {action && (
          <p>
            <a href={action.href}>{action.label}</a>
          </p>
        )}
        <hr />
        <Lines text={footer.join('\n')} />
      </body>
    </html>
  )
}

/** `dir="auto"`: a quoted paragraph may be in another script than the mail. */
const Lines = ({ text }: { readonly text: string }) => (
  <p dir="auto">{text.split('\n').map((line, index) => (index === 0 ? line : [<br />, line]))}</p>
)

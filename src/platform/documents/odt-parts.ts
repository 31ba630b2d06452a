/** The parts of an ODT file around its words: list of parts, styles, title and day. Pure. */
import { direction, type Language } from '../languages/index.ts'
import { OWN } from './writing.ts'
import { escaped, XML_HEAD } from './xml.ts'

const OPEN_DOCUMENT = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMESPACES = [
  ...['office', 'text', 'table', 'style', 'draw', 'meta'].map(
    (name) => `xmlns:${name}="${OPEN_DOCUMENT}:${name}:1.0"`,
  ),
  `xmlns:fo="${OPEN_DOCUMENT}:xsl-fo-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

export const ODT_TYPE = 'application/vnd.oasis.opendocument.text'

export const rooted = (name: string, inner: string): string =>
  `${XML_HEAD}<office:${name} ${NAMESPACES} office:version="1.3">${inner}</office:${name}>`

export function manifest(): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  const parts = ['content.xml', 'styles.xml', 'meta.xml'].map((part) => entry(part, 'text/xml'))
  return (
    `${XML_HEAD}<manifest:manifest xmlns:manifest="${OPEN_DOCUMENT}:manifest:1.0" ` +
    `manifest:version="1.3">${entry('/', ODT_TYPE)}${parts.join('')}</manifest:manifest>`
  )
}

export function metaXml(title: string, at: number, language: Language): string {
  const when = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  return rooted(
    'document-meta',
    `<office:meta><dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language>` +
      `<meta:creation-date>${when}</meta:creation-date><dc:date>${when}</dc:date></office:meta>`,
  )
}

type Style = {
  readonly name: string
  readonly paragraph?: string
  readonly text?: string
  readonly level?: number
}

const GREY = 'fo:color="#595959" fo:font-size="9pt"'
const BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
const ITALIC =
  'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
const SIZES = [16, 14, 13, 12, 11, 11] as const

const PARAGRAPHS: readonly Style[] = [
  { name: 'Text_20_body', paragraph: 'fo:margin-bottom="0.2cm" fo:line-height="120%"' },
  { name: 'Title', text: `${BOLD} fo:font-size="20pt"` },
  { name: OWN.about, text: GREY },
  { name: OWN.looseNote, text: 'fo:font-size="9pt"' },
  { name: 'Quotations', paragraph: 'fo:margin-left="1cm"', text: ITALIC },
  { name: 'List_20_Heading', paragraph: 'fo:keep-with-next="always"', text: BOLD },
  { name: 'List_20_Contents', paragraph: 'fo:margin-left="1cm" fo:margin-bottom="0.2cm"' },
  { name: 'Table_20_Heading', text: BOLD },
  { name: 'Table_20_Contents' },
  { name: 'Footnote', text: 'fo:font-size="9pt"' },
  ...SIZES.map((size, at) => ({
    name: `Heading_20_${at + 1}`,
    level: at + 1,
    paragraph: 'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
    text: `${BOLD} fo:font-size="${size}pt"`,
  })),
]

const CHARACTERS: readonly Style[] = [
  { name: 'Strong_20_Emphasis', text: BOLD },
  { name: 'Emphasis', text: ITALIC },
  { name: 'Strong_20_and_20_slanted', text: `${BOLD} ${ITALIC}` },
  { name: 'Source_20_Text', text: 'style:font-name="Liberation Mono"' },
]

export const RTL = '-rtl'

export function styles(language: Language): string {
  return rooted(
    'document-styles',
    `<office:styles><style:default-style style:family="paragraph">` +
      `<style:paragraph-properties style:writing-mode="${mode(direction(language) === 'rtl')}"/>` +
      `<style:text-properties ${languageOf(language)} fo:font-size="11pt"/></style:default-style>` +
      '<style:style style:name="Standard" style:family="paragraph"/>' +
      PARAGRAPHS.map((one) => styleXml('paragraph', one)).join('') +
      CHARACTERS.map((one) => styleXml('text', one)).join('') +
      `${listStyle('Bullets', bulletLevel)}${listStyle('Numbers', numberLevel)}</office:styles>` +
      '<office:automatic-styles><style:page-layout style:name="A4">' +
      '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" ' +
      `fo:margin="2cm" style:writing-mode="${mode(direction(language) === 'rtl')}"/>` +
      '</style:page-layout></office:automatic-styles><office:master-styles>' +
      '<style:master-page style:name="Standard" style:page-layout-name="A4"/>' +
      '</office:master-styles>',
  )
}

const mode = (isRtl: boolean): string => (isRtl ? 'rl-tb' : 'lr-tb')

/** Arabic and Chinese are told apart from what Latin words beside them are. */
function languageOf(language: Language): string {
  const plain = `fo:language="${language}"`
  if (language === 'ar') return `${plain} style:language-complex="ar" style:country-complex="SA"`
  if (language === 'zh') return `${plain} style:language-asian="zh" style:country-asian="CN"`
  return plain
}

function styleXml(family: string, { name, paragraph, text, level }: Style): string {
  const base = family === 'paragraph' ? ' style:parent-style-name="Standard"' : ''
  const outline = level === undefined ? '' : ` style:default-outline-level="${level}"`
  return (
    `<style:style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}" ` +
    `style:family="${family}"${base}${outline}>` +
    (paragraph === undefined ? '' : `<style:paragraph-properties ${paragraph}/>`) +
    `${text === undefined ? '' : `<style:text-properties ${text}/>`}</style:style>`
  )
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const

const listStyle = (name: string, level: (at: number) => string): string =>
  `<text:list-style style:name="${name}">${LEVELS.map(level).join('')}</text:list-style>`

/** Set in by 0.6 cm for each level. */
const place = (at: number) =>
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">' +
  '<style:list-level-label-alignment text:label-followed-by="listtab" ' +
  `fo:text-indent="-0.6cm" fo:margin-left="${(0.6 * (at + 1)).toFixed(1)}cm"/>` +
  '</style:list-level-properties>'

const bulletLevel = (at: number): string =>
  `<text:list-level-style-bullet text:level="${at}" text:bullet-char="•">${place(at)}` +
  '</text:list-level-style-bullet>'

const numberLevel = (at: number): string =>
  `<text:list-level-style-number text:level="${at}" style:num-format="1" style:num-suffix=".">` +
  `${place(at)}</text:list-level-style-number>`

/** Right to left; LibreOffice takes `start` for left in any case. And the edges of tables. */
export function automaticStyles(): string {
  const turned = PARAGRAPHS.map(
    ({ name }) =>
      `<style:style style:name="${name}${RTL}" style:family="paragraph" ` +
      `style:parent-style-name="${name}"><style:paragraph-properties ` +
      'style:writing-mode="rl-tb" fo:text-align="end"/></style:style>',
  )
  const cell =
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties ' +
    'fo:border="0.5pt solid #808080" fo:padding="0.1cm"/></style:style>'
  return `<office:automatic-styles>${turned.join('')}${cell}</office:automatic-styles>`
}

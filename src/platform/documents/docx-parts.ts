/** The parts of a DOCX file around its words: types, relations, styles, numberings. Pure. */
import { direction, type Language } from '../languages/index.ts'
import { OWN } from './writing.ts'
import { escaped, XML_HEAD } from './xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `${OFFICE}/wordprocessingml/2006/main`
const RELATION = `${OFFICE}/officeDocument/2006/relationships`
const CORE_PROPERTIES = `${OFFICE}/package/2006/relationships/metadata/core-properties`
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const rooted = (name: string, inner: string): string =>
  `${XML_HEAD}<w:${name} xmlns:w="${MAIN}" xmlns:r="${RELATION}">${inner}</w:${name}>`

const PARTS = ['styles', 'numbering', 'settings', 'footnotes'] as const

export const contentTypes = (): string =>
  `${XML_HEAD}<Types xmlns="${OFFICE}/package/2006/content-types">` +
  '<Default Extension="rels" ' +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
  PARTS.map(
    (part) => `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${part}+xml"/>`,
  ).join('') +
  '<Override PartName="/docProps/core.xml" ' +
  'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'

const relationships = (inner: string): string =>
  `${XML_HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`

const relation = (id: string, type: string, to: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${escaped(to)}"`

export const packageRelations = (): string =>
  relationships(
    `${relation('rId1', `${RELATION}/officeDocument`, 'word/document.xml')}/>` +
      `${relation('rId2', CORE_PROPERTIES, 'docProps/core.xml')}/>`,
  )

/** By the address that they lead to, the id that the words name. */
type Links = ReadonlyMap<string, string>

const linksXml = (links: Links): string =>
  [...links]
    .map(([href, id]) => `${relation(id, `${RELATION}/hyperlink`, href)} TargetMode="External"/>`)
    .join('')

export const documentRelations = (links: Links): string =>
  relationships(
    PARTS.map((part) => `${relation(`part-${part}`, `${RELATION}/${part}`, `${part}.xml`)}/>`)
      .concat(linksXml(links))
      .join(''),
  )

/** Of footnotes, which have relations of their own. */
export const linkRelations = (links: Links): string => relationships(linksXml(links))

export type Core = { readonly title: string; readonly at: number; readonly language: Language }

export function core({ title, at, language }: Core): string {
  const when = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  const day = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`
  return (
    `${XML_HEAD}<cp:coreProperties ` +
    `xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language>` +
    `${day('created')}${day('modified')}</cp:coreProperties>`
  )
}

export const settings = (): string =>
  rooted(
    'settings',
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
      '<w:compat><w:compatSetting w:name="compatibilityMode" ' +
      'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  )

const HEADING_SIZES = [32, 28, 26, 24, 22, 22] as const

type Style = {
  readonly id: string
  readonly name: string
  readonly paragraph?: string
  readonly run?: string
}

const indented = (start: number) => `<w:ind w:left="${start}"/>`
const SPACED = '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>'
const SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
const bold = (size: number) => `<w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`

const PARAGRAPHS: readonly Style[] = [
  { id: 'Title', name: 'Title', run: bold(40) },
  { id: OWN.about, name: 'About this file', run: `<w:color w:val="595959"/>${SMALL}` },
  ...HEADING_SIZES.map((size, level) => ({
    id: `Heading${level + 1}`,
    name: `heading ${level + 1}`,
    paragraph:
      '<w:keepNext/><w:spacing w:before="240" w:after="120"/>' + `<w:outlineLvl w:val="${level}"/>`,
    run: bold(size),
  })),
  { id: 'ListParagraph', name: 'List Paragraph' },
  { id: 'Quote', name: 'Quote', paragraph: indented(720), run: '<w:i/><w:iCs/>' },
  {
    id: 'DefinitionTerm',
    name: 'Definition Term',
    paragraph: '<w:keepNext/><w:spacing w:after="0"/>',
    run: '<w:b/><w:bCs/>',
  },
  { id: 'Definition', name: 'Definition', paragraph: indented(720) },
  { id: 'TableHead', name: 'Table Heading', run: '<w:b/><w:bCs/>' },
  { id: 'FootnoteText', name: 'footnote text', run: SMALL },
  { id: OWN.looseNote, name: 'Note without a place', run: SMALL },
]

const SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
const CHARACTERS: readonly Style[] = [
  { id: 'FootnoteReference', name: 'footnote reference', run: SUPERSCRIPT },
  { id: 'Code', name: 'HTML Code', run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>' },
  { id: 'Hyperlink', name: 'Hyperlink', run: '<w:color w:val="0B5394"/><w:u w:val="single"/>' },
]

export function styles(language: Language): string {
  const lang = `<w:lang w:val="${language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`
  const fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>'
  const size = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
  return rooted(
    'styles',
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size}${lang}</w:rPr></w:rPrDefault>` +
      `<w:pPrDefault><w:pPr>${SPACED}</w:pPr></w:pPrDefault></w:docDefaults>` +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>' +
      `</w:style>${PARAGRAPHS.map((one) => styleOf('paragraph', one)).join('')}` +
      `${CHARACTERS.map((one) => styleOf('character', one)).join('')}${TABLE_STYLE}`,
  )
}

const styleOf = (type: string, { id, name, paragraph = '', run = '' }: Style): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>` +
  (type === 'paragraph' ? '<w:basedOn w:val="Normal"/>' : '') +
  (paragraph && `<w:pPr>${paragraph}</w:pPr>`) +
  (run && `<w:rPr>${run}</w:rPr>`) +
  '</w:style>'

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const
const TABLE_STYLE =
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>' +
  `<w:tblBorders>${EDGES.map(
    (edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`,
  ).join('')}</w:tblBorders></w:tblPr></w:style>`

/** A run of items of one depth: numbered from `start`, or with bullets. */
export type Numbering = { readonly depth: number; readonly start: number | undefined }

const STEP = 360
const BULLETS = ['•', '◦', '▪'] as const

/** `w:num` n is the n-th of these, counted from 1. */
export function numbering(all: readonly Numbering[]): string {
  const abstract = all.map(
    (one, at) =>
      `<w:abstractNum w:abstractNumId="${at}"><w:multiLevelType w:val="hybridMultilevel"/>` +
      `${levelOf(one)}</w:abstractNum>`,
  )
  const numbers = all.map(
    (_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`,
  )
  return rooted('numbering', [...abstract, ...numbers].join(''))
}

function levelOf({ depth, start }: Numbering): string {
  const format = start === undefined ? 'bullet' : 'decimal'
  const text = start === undefined ? (BULLETS[depth % BULLETS.length] ?? '•') : `%${depth + 1}.`
  const left = STEP * 2 + depth * STEP
  return (
    `<w:lvl w:ilvl="${depth}"><w:start w:val="${start ?? 1}"/><w:numFmt w:val="${format}"/>` +
    `<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${left}" w:hanging="${STEP}"/></w:pPr></w:lvl>`
  )
}

/** A4, and right to left where the language runs so. */
export const section = (language: Language): string =>
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" ' +
  `w:footer="567" w:gutter="0"/>${direction(language) === 'rtl' ? '<w:bidi/>' : ''}</w:sectPr>`

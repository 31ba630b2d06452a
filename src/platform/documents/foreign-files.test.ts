/** Files as other programs write them: what they mean is read, what has no place here is told. */
import { expect, test } from 'vitest'
import { readFile } from './read-file.ts'
import { writeZip } from './zip.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

type Parts = { readonly styles?: string; readonly numbering?: string; readonly footnotes?: string }

function docxOf(body: string, { styles = '', numbering = '', footnotes = '' }: Parts = {}) {
  const part = (name: string, root: string, inner: string) => ({
    name: `word/${name}.xml`,
    body: `<w:${root} ${W} ${R}>${inner}</w:${root}>`,
  })
  const links = [
    '<Relationship Id="rId1" TargetMode="External" Target="https://example.org/" Type="h"/>',
    '<Relationship Id="rId2" TargetMode="External" Target="javascript:alert(1)" Type="h"/>',
  ]
  const read = readFile(
    'a.docx',
    writeZip([
      part('document', 'document', `<w:body>${body}</w:body>`),
      part('styles', 'styles', styles),
      part('numbering', 'numbering', numbering),
      part('footnotes', 'footnotes', footnotes),
      {
        name: 'word/_rels/document.xml.rels',
        body:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
          `${links.join('')}</Relationships>`,
      },
    ]),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}

const p = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`
const r = (text: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const style = (id: string) => `<w:pStyle w:val="${id}"/>`
const item = (id: number, depth = 0) =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`

test('headings are known by their style, by what it builds on, and by their level', () => {
  const named = (id: string, name: string, more = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
  const styles =
    named('berschrift2', 'heading 2') +
    named('Artikel', 'Artikel', '<w:basedOn w:val="berschrift2"/>') +
    named('Kapitel', 'Kapitel', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    named('Kreis', 'Kreis', '<w:basedOn w:val="Kreis"/>') +
    named('Verzeichnis1', 'toc 1')
  const body =
    p(r('Contents 3'), style('Verzeichnis1')) +
    p(r('Chapter'), style('Kapitel')) +
    p(r('Part'), style('berschrift2')) +
    p(r('Article'), style('Artikel')) +
    p(r('Direct'), '<w:outlineLvl w:val="2"/>') +
    p(r('Round'), style('Kreis'))
  const shape = docxOf(body, { styles }).blocks.map((one) => [
    one.kind,
    'level' in one ? one.level : undefined,
  ])
  const heading = (level: number) => ['heading', level]
  expect(shape).toEqual([
    ...[heading(1), heading(2), heading(2), heading(3)],
    ['paragraph', undefined],
  ])
})

test('items are numbered as a word processor numbers them', () => {
  const level = (at: number, format: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 3)}${level(1, 'lowerLetter')}` +
    `${level(2, 'bullet')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">' +
    '<w:startOverride w:val="9"/></w:lvlOverride></w:num>'
  const items = [item(1), item(1, 1), item(1, 1), item(1), item(1, 1), item(1, 2), item(2), item(0)]
  const read = docxOf(items.map((one) => p(r('x'), one)).join(''), { numbering })
  expect(
    read.blocks.map((one) => (one.kind === 'item' ? [one.depth, one.number] : one.kind)),
  ).toEqual([[0, 3], [1, 1], [1, 2], [0, 4], [1, 1], [2, undefined], [0, 9], 'paragraph'])
})

test('changes are read as accepted, comments and pictures left out: all are counted', () => {
  const by = 'w:id="1" w:author="A"'
  const gone = `<w:del ${by}><w:r><w:delText>gone </w:delText></w:r></w:del>`
  const body =
    p(`${r('Makers ')}${gone}<w:ins ${by}>${r('shall ')}</w:ins>${r('say.')}`) +
    p(r('first '), `<w:rPr><w:del ${by}/></w:rPr>`) +
    p(r('second')) +
    `<w:moveFrom ${by}>${p(r('not here'))}</w:moveFrom>` +
    p(`<w:moveTo ${by}>${r('moved here')}</w:moveTo>`) +
    p(`${r('seen')}<w:r><w:commentReference w:id="4"/></w:r><w:r><w:drawing/></w:r>`)
  const { blocks, notes } = docxOf(body)
  expect(blocks.map((one) => 'text' in one && one.text)).toEqual([
    ...['Makers shall say.', 'first second', 'moved here', 'seen'],
  ])
  expect(notes).toEqual([
    { kind: 'changes-accepted', count: 4 },
    { kind: 'comments-left-out', count: 1 },
    { kind: 'pictures-left-out', count: 1 },
  ])
})

test('looks, links, merged cells and footnotes come along; a link to a script does not', () => {
  const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`
  const note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
  const body =
    p(r('bold', '<w:b/>') + r(' not', '<w:b w:val="0"/>') + r(' slanted', '<w:i/>')) +
    p(`${link('rId1', 'out')}${r(' and ')}${link('rId2', 'script')}${note}`) +
    '<w:tbl><w:tr>' +
    `${cell('wide', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>` +
    `${cell('a', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr><w:tr>` +
    `${cell('hidden', '<w:vMerge/>')}${cell('c')}</w:tr></w:tbl>`
  const footnotes = `<w:footnote w:id="7">${p(r('A note.'))}</w:footnote>`
  expect(docxOf(body, { footnotes }).blocks).toEqual([
    { kind: 'paragraph', text: '**bold** not *slanted*' },
    { kind: 'paragraph', text: '[out](https://example.org/) and script[^1]' },
    {
      kind: 'table',
      rows: [
        ['wide', ''],
        ['a', 'b'],
        ['', 'c'],
      ],
    },
    { kind: 'footnote', label: '1', text: 'A note.' },
  ])
})

const ODF = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMESPACES = ['office', 'text', 'table', 'draw', 'style']
  .map((name) => `xmlns:${name}="${ODF}:${name}:1.0"`)
  .join(' ')

test('in ODT too changes are read as accepted, and what is left out is counted', () => {
  const content =
    `<office:document-content ${NAMESPACES} xmlns:xlink="http://www.w3.org/1999/xlink">` +
    '<office:body><office:text><text:tracked-changes>' +
    '<text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>' +
    '</text:changed-region></text:tracked-changes>' +
    '<text:p>Makers <text:change/>shall<text:s text:c="3"/>say.' +
    '<office:annotation><text:p>a comment</text:p></office:annotation>' +
    '<draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame></text:p>' +
    '<text:section><text:p>' +
    '<text:a xlink:href="javascript:alert(1)">in a section</text:a></text:p>' +
    '</text:section><text:table-of-content><text:p>contents</text:p></text:table-of-content>' +
    '</office:text></office:body></office:document-content>'
  const manifest = `<m:manifest xmlns:m="${ODF}:manifest:1.0"/>`
  const read = readFile(
    'a.odt',
    writeZip([
      { name: 'META-INF/manifest.xml', body: manifest },
      { name: 'content.xml', body: content },
    ]),
  )
  expect(read).toEqual({
    ok: true,
    value: {
      title: undefined,
      blocks: [
        { kind: 'paragraph', text: 'Makers shall say.' },
        { kind: 'paragraph', text: 'in a section' },
      ],
      notes: [
        { kind: 'changes-accepted', count: 1 },
        { kind: 'comments-left-out', count: 1 },
        { kind: 'pictures-left-out', count: 1 },
      ],
    },
  })
})

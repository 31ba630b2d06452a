/** The mark as a small picture for browser tabs: a table and those around it. */

const AROUND = [
  [13, 2.6, '#56b4e9'],
  [22.9, 9.8, '#e69f00'],
  [19.1, 21.4, '#009e73'],
  [6.9, 21.4, '#0072b2'],
  [3.1, 9.8, '#cc79a7'],
] as const

const dots = AROUND.map(
  ([x, y, colour]) => `<circle cx="${x}" cy="${y}" r="2.3" fill="${colour}"/>`,
)

export const favicon = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26">',
  '<circle cx="13" cy="13" r="5.5" fill="none" stroke="#0b5a52" stroke-width="2"/>',
  ...dots,
  '</svg>',
].join('')
